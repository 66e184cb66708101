// The bridge: the contract as `window.dateline`, and nothing else.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { ChannelName, DatelineBridge, NoticeName } from '../core/ipc/contract';

/** Named here and not imported, so that the preload stays free of the schemas' library. */
const NOTICES: Record<NoticeName, true> = {
  'change:applied': true,
  'saving:changed': true,
  'undo:changed': true,
  'import:progress': true,
  'command:run': true,
  'library:damaged': true,
  'original:link': true,
  'original:key': true,
  'window:closing': true,
};
const DROPPED: ChannelName = 'import:dropped';

const bridge: DatelineBridge = {
  call: (name, input) => {
    if ((name as ChannelName) === DROPPED) throw new Error(`${name} is not for the window`);
    return ipcRenderer.invoke(name, input);
  },
  on: (name, hear) => {
    if (!Object.hasOwn(NOTICES, name)) throw new Error(`there is no notice ${name}`);
    const listener = (_: IpcRendererEvent, notice: unknown) => hear(notice as never);
    ipcRenderer.on(name, listener);
    return () => ipcRenderer.off(name, listener);
  },
  // A file made by a page has no path; only what a person dropped or chose has one.
  importDropped: (files) => {
    const paths = files
      .map((file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]))
      .filter((path) => path !== '');
    return ipcRenderer.invoke(DROPPED, { paths });
  },
};

contextBridge.exposeInMainWorld('dateline', bridge);
