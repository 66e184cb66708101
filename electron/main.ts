// Composition only: wires the rooms together and holds no logic of its own.
import { app, Menu } from 'electron';
import { join } from 'node:path';
import { runCommandLine } from './commands/run';
import { forkedParser } from './importers/forked-parser';
import { ParserPort } from './importers/parser-port';
import { registerChannels } from './ipc/register';
import { jobsInWorker } from './keeping/jobs-in-worker';
import { AppFolder } from './store/app-folder';
import { relaunchHeadless, startOf } from './window/command-line';
import { LibraryOpener } from './window/library-opener';
import { LibraryWindow, preloadPath } from './window/library-window';
import { buildMenu } from './window/menu';
import { declareScheme, serveWindow } from './window/protocol';
import { ORIGIN, forbidNavigation, hardenSession } from './window/security';
import { utilityParser } from './window/utility-parser';

const here = import.meta.dirname;
const modules = { parser: join(here, 'parser.js'), jobs: join(here, 'jobs.js') };

function startParser(): ParserPort {
  const spawn = app.isPackaged ? utilityParser(modules.parser) : forkedParser(modules.parser);
  return new ParserPort({ spawn });
}

async function startWindow(): Promise<void> {
  const parser = startParser();
  const folder = await AppFolder.open(app.getPath('userData'));
  const opener = new LibraryOpener({
    app: folder,
    parser,
    jobs: jobsInWorker(modules.jobs),
    sample: join(here, '..', '..', 'assets', 'sample'),
  });
  const windows = new Set<LibraryWindow>();
  const openWindow = () => {
    const window = new LibraryWindow(opener.first(process.argv), {
      app: folder,
      preload: preloadPath(here),
      open: (request, tell, onArriving) => opener.open(request, tell, onArriving),
      onClosed: (closed) => windows.delete(closed),
    });
    windows.add(window);
  };
  const focused = () =>
    [...windows].find((window) => window.browser.isFocused()) ?? [...windows][0];
  registerChannels({
    hostOf: ({ sender, senderFrame }) =>
      senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${ORIGIN}/`)
        ? ([...windows].find((window) => window.browser.webContents === sender) ?? null)
        : null,
    onInternalError: (channel, error) => console.error(`${channel}:`, error),
  });
  hardenSession();
  serveWindow(join(here, '..', 'renderer'));
  Menu.setApplicationMenu(buildMenu((name) => focused()?.tell('command:run', { name })));
  app.on('second-instance', () => {
    const window = focused()?.browser;
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (windows.size === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    parser.close();
    app.quit();
  });
  openWindow();
}

const start = startOf(process.argv, app.isPackaged, process.platform);
switch (start.kind) {
  case 'relaunch':
    app.exit(await relaunchHeadless(process.argv, start.words));
    break;
  case 'command': {
    // Not awaited at the top level: an ES module that waits for readiness keeps it from coming.
    const run = async () => {
      await app.whenReady();
      const parser = startParser();
      const code = await runCommandLine(start.words, {
        appFolder: app.getPath('userData'),
        parser,
        compact: jobsInWorker(modules.jobs).compact,
      });
      parser.close();
      app.exit(code);
    };
    void run();
    break;
  }
  case 'window':
    declareScheme();
    forbidNavigation(app);
    if (app.requestSingleInstanceLock()) void app.whenReady().then(startWindow);
    else app.quit();
    break;
}
