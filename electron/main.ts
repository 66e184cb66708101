// Composition only: wires the rooms together and holds no logic of its own.
import { app, Menu } from 'electron';
import { join } from 'node:path';
import type { UndoLabels } from '../core/ipc/contract';
import { runCommandLine } from './commands/run';
import { forkedParser } from './importers/forked-parser';
import { ParserPort } from './importers/parser-port';
import { registerChannels } from './ipc/register';
import { jobsInWorker } from './keeping/jobs-in-worker';
import { OfferedOriginals } from './originals/offered-originals';
import { OfferedPictures } from './originals/offered-pictures';
import { AppFolder } from './store/app-folder';
import { relaunchHeadless, startOf } from './window/command-line';
import type { Opening } from './window/command-line';
import { gather } from './window/gather';
import { LibraryOpener } from './window/library-opener';
import { LibraryWindow, preloadPath } from './window/library-window';
import { buildMenu } from './window/menu';
import { OpenWindows } from './window/open-windows';
import { serveOriginals } from './window/original-frame';
import { declareSchemes, serveWindow } from './window/protocol';
import {
  isTooLong,
  openingOfStart,
  secondStartData,
  secondStartIn,
  startAgainShortly,
} from './window/second-start';
import type { SecondStart } from './window/second-start';
import { sayNotStarted } from './window/say-not-started';
import { ORIGIN, forbidNavigation, hardenSession, refuseNames } from './window/security';
import { utilityParser } from './window/utility-parser';

const here = import.meta.dirname;
const windowFiles = join(here, '..', 'renderer');
const modules = { parser: join(here, 'parser.js'), jobs: join(here, 'jobs.js') };

const NOTHING_DONE: UndoLabels = { undo: null, redo: null };
const NOTHING_ASKED: Opening = { library: null, files: [] };

const originals = new OfferedOriginals();
const pictures = new OfferedPictures();
const isOffered = (address: string) => originals.isOffered(address);

function startParser(): ParserPort {
  const spawn = app.isPackaged ? utilityParser(modules.parser) : forkedParser(modules.parser);
  return new ParserPort({ spawn });
}

const started = { packaged: app.isPackaged, cwd: process.cwd(), platform: process.platform };

async function startWindow(): Promise<OpenWindows> {
  const parser = startParser();
  const folder = await AppFolder.open(app.getPath('userData'));
  const jobs = jobsInWorker(modules.jobs);
  const opener = new LibraryOpener({
    app: folder,
    parser,
    jobs,
    sample: join(here, '..', '..', 'assets', 'sample'),
  });
  const windows = new OpenWindows({
    first: (named) => opener.first(named),
    create: (request, onClosed) =>
      new LibraryWindow(request, {
        app: folder,
        preload: preloadPath(here),
        files: windowFiles,
        open: (wanted, tell, onArriving) => opener.open(wanted, tell, onArriving),
        jobs,
        originals,
        pictures,
        rescue: opener,
        onClosed,
        onMenu: () => showMenu(),
      }),
    onInternalError: console.error,
  });
  registerChannels({
    hostOf: ({ sender, senderFrame }) =>
      senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${ORIGIN}/`)
        ? windows.of(sender)
        : null,
    onInternalError: (channel, error) => console.error(`${channel}:`, error),
  });
  hardenSession(isOffered);
  serveOriginals(originals);
  serveWindow(windowFiles, pictures);
  const run = (name: string) => windows.current?.tell('command:run', { name });
  const showMenu = () =>
    Menu.setApplicationMenu(
      buildMenu(
        run,
        windows.current?.undoLabels ?? NOTHING_DONE,
        windows.current?.isReadOnly ?? false,
      ),
    );
  showMenu();
  app.on('browser-window-focus', showMenu);
  app.on('activate', () => {
    if (windows.isEmpty) windows.openFirst(NOTHING_ASKED);
  });
  app.on('window-all-closed', () => {
    if (windows.isOpening) return;
    parser.close();
    app.quit();
  });
  windows.openFirst(await openingOfStart(folder.folder, process.argv, started));
  return windows;
}

/** Starts the window, or hands what this start asks for to the window that is there already. */
async function startOrHandOver(): Promise<void> {
  const folder = app.getPath('userData');
  const self: SecondStart = { argv: process.argv, cwd: started.cwd };
  if (isTooLong(self)) {
    await startAgainShortly(folder, process.argv, started);
    return app.exit(0);
  }
  if (!app.requestSingleInstanceLock(secondStartData(self))) return app.quit();
  const windows = app.whenReady().then(startWindow);
  windows.catch((error: unknown) => sayNotStarted(error, folder));
  const open = async (opening: Opening) => (await windows).open(opening);
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const second = secondStartIn(data);
    if (!second) return void open(NOTHING_ASKED);
    const where = { ...started, cwd: second.cwd };
    void openingOfStart(folder, second.argv, where).then(open);
  });
  const openFile = gather((files) => void open({ library: null, files }));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
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
        jobs: jobsInWorker(modules.jobs),
      });
      parser.close();
      app.exit(code);
    };
    void run();
    break;
  }
  case 'window':
    refuseNames(app);
    declareSchemes();
    forbidNavigation(app, isOffered);
    void startOrHandOver();
    break;
}
