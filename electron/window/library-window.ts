import { BrowserWindow, dialog, nativeTheme, shell } from 'electron';
import { basename, join } from 'node:path';
import type { NoticeName, Notices, UndoLabels } from '../../core/ipc/contract';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { RecordSource } from '../ipc/arriving-session';
import type { PngPicture, PrintedPages, SvgPicture } from '../exporting/save-timeline-picture';
import type { WindowHost } from '../ipc/handlers';
import type { Session } from '../ipc/session';
import type { FileJobs } from '../keeping/jobs';
import type { OfferedOriginal, OfferedOriginals } from '../originals/offered-originals';
import type { OfferedPicture, OfferedPictures } from '../originals/offered-pictures';
import type { AppFolder } from '../store/app-folder';
import { askUnopened } from './ask-unopened';
import type { Rescue } from './ask-unopened';
import { drawPng } from './draw-png';
import type { LibraryRequest } from './library-request';
import { followOriginal } from './original-frame';
import { pdfOf, printPages } from './print-pages';
import { ORIGIN } from './security';
import { boundsOf, rememberedBounds, standBesideOthers } from './window-bounds';

/** How long a closing window may take to hand over what was typed, in milliseconds. */
const FLUSH_MS = 2_000;

export interface LibraryWindowOptions {
  readonly app: AppFolder;
  readonly preload: string;
  /** The folder of the window's built files. */
  readonly files: string;
  /** Opens a library for this window; `tell` reaches the window. */
  readonly open: (
    choice: LibraryRequest,
    tell: LibraryWindow['tell'],
    onArriving: (source: RecordSource) => void,
  ) => Promise<Result<Session>>;
  readonly jobs: FileJobs;
  readonly originals: OfferedOriginals;
  readonly pictures: OfferedPictures;
  readonly rescue: Rescue;
  readonly onClosed: (window: LibraryWindow) => void;
  /** Hears when the menu should show something else than before. */
  readonly onMenu: () => void;
}

/** A window with its library: the host that the channels' handlers see. */
export class LibraryWindow implements WindowHost {
  readonly app: AppFolder;
  readonly jobs: FileJobs;
  readonly browser: BrowserWindow;
  readonly #options: LibraryWindowOptions;
  #session: Promise<Session>;
  /** The library while it is being read; gone once its session is there. */
  #arriving = Promise.withResolvers<RecordSource>();
  #source: Promise<RecordSource>;
  #folder: string;
  /** Resolved once the page listens to what it is told; anew for each page. */
  #listening = Promise.withResolvers<void>();
  #closing = false;
  #isReadOnly = false;
  #undoLabels: UndoLabels = { undo: null, redo: null };
  #flushed: (() => void) | null = null;

  constructor(request: LibraryRequest, options: LibraryWindowOptions) {
    this.#options = options;
    this.app = options.app;
    this.jobs = options.jobs;
    this.#folder = this.#folderOf(request);
    const { maximized, ...bounds } = rememberedBounds(options.app.settings.bounds);
    this.browser = new BrowserWindow({
      ...bounds,
      minWidth: 640,
      minHeight: 480,
      show: false,
      title: 'Dateline',
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1a17' : '#fcfbf8',
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    standBesideOthers(this.browser);
    if (maximized) this.browser.maximize();
    this.#session = this.#openOrExplain(request);
    void this.#session.then((session) => this.#show(session));
    this.#source = this.#session;
    this.browser.once('ready-to-show', () => this.browser.show());
    this.browser.on('close', (event) => {
      if (this.#closing) return;
      event.preventDefault();
      void this.close();
    });
    this.browser.on('closed', () => {
      this.withdrawOriginal();
      this.withdrawPictures();
      options.onClosed(this);
    });
    followOriginal(this.browser.webContents, options.originals, this.tell);
    void this.browser.loadURL(`${ORIGIN}/index.html`);
  }

  readonly tell = <Name extends NoticeName>(name: Name, notice: Notices[Name]): void => {
    if (name === 'change:applied') this.#follow((notice as Notices['change:applied']).undo);
    if (name === 'undo:changed') this.#follow(notice as Notices['undo:changed']);
    if (!this.browser.isDestroyed()) this.browser.webContents.send(name, notice);
  };

  /** What undo and redo would do in this window's library now. */
  get undoLabels(): UndoLabels {
    return this.#undoLabels;
  }

  #follow(labels: UndoLabels): void {
    const { undo, redo } = this.#undoLabels;
    this.#undoLabels = labels;
    if (labels.undo !== undo || labels.redo !== redo) this.#options.onMenu();
  }

  #show(session: Session): void {
    this.#isReadOnly = session.store.readOnly;
    this.#undoLabels = session.undoLabels;
    this.#options.onMenu();
  }

  /** Whether its library can only be read. */
  get isReadOnly(): boolean {
    return this.#isReadOnly;
  }

  session(): Promise<Session> {
    return this.#session;
  }

  /** Where its library lies, also while that is still being opened. */
  get folder(): string {
    return this.#folder;
  }

  /** Whether it is on its way out; it may yet stay, when something cannot be saved. */
  get isClosing(): boolean {
    return this.#closing;
  }

  bringToFront(): void {
    if (this.browser.isMinimized()) this.browser.restore();
    this.browser.show();
    this.browser.focus();
  }

  /** Imports files as if they had been dropped on the window; begins once it can show how it goes. */
  async takeFiles(paths: readonly string[]): Promise<void> {
    const session = await this.#session;
    await this.#listening.promise;
    session.startImport(paths);
  }

  beginLoading(): Promise<RecordSource> {
    this.#listening.resolve();
    this.withdrawOriginal();
    this.withdrawPictures();
    this.#source = Promise.race([this.#arriving.promise, this.#session]);
    return this.#source;
  }

  source(): Promise<RecordSource> {
    return this.#source;
  }

  flushed(): void {
    this.#flushed?.();
  }

  async chooseFiles(options: {
    folders: boolean;
    extensions: readonly string[];
  }): Promise<string[] | null> {
    const chosen = await dialog.showOpenDialog(this.browser, {
      title: options.folders ? 'Import a folder' : 'Import files',
      properties: [options.folders ? 'openDirectory' : 'openFile', 'multiSelections'],
      filters: options.folders
        ? []
        : [
            { name: 'Saved articles', extensions: [...options.extensions] },
            { name: 'All files', extensions: ['*'] },
          ],
    });
    return chosen.canceled || chosen.filePaths.length === 0 ? null : chosen.filePaths;
  }

  async chooseExport(fileName: string): Promise<string | null> {
    const chosen = await dialog.showSaveDialog(this.browser, {
      title: 'Export to Markdown',
      defaultPath: fileName,
      filters: [{ name: 'Markdown', extensions: ['md'] }],
    });
    return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
  }

  async chooseOriginalExport(fileName: string): Promise<string | null> {
    const chosen = await dialog.showSaveDialog(this.browser, {
      title: 'Export the original',
      defaultPath: fileName,
    });
    return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
  }

  beginOriginal(): (original: OfferedOriginal) => string | null {
    return this.#options.originals.begin(this);
  }

  withdrawOriginal(): void {
    this.#options.originals.withdraw(this);
  }

  beginPictures(): ReturnType<OfferedPictures['begin']> {
    return this.#options.pictures.begin(this);
  }

  offeredPicture(address: string): OfferedPicture | null {
    return this.#options.pictures.offeredTo(this, address);
  }

  async choosePictureFile(fileName: string): Promise<string | null> {
    const chosen = await dialog.showSaveDialog(this.browser, {
      title: 'Save the picture',
      defaultPath: fileName,
    });
    return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
  }

  async chooseTimelinePicture(fileName: string): Promise<string | null> {
    const chosen = await dialog.showSaveDialog(this.browser, {
      title: 'Save a picture of the timeline',
      defaultPath: fileName,
      filters: [
        { name: 'SVG, sharp at any size', extensions: ['svg'] },
        { name: 'PNG', extensions: ['png'] },
      ],
    });
    return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
  }

  drawPng(picture: SvgPicture): Promise<PngPicture> {
    return drawPng(picture, this.#options.files);
  }

  async chooseTimelinePdf(fileName: string): Promise<string | null> {
    const chosen = await dialog.showSaveDialog(this.browser, {
      title: 'Save the timeline as PDF',
      defaultPath: fileName,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
  }

  drawPdf(pages: PrintedPages): Promise<Uint8Array> {
    return pdfOf(pages, this.#options.files);
  }

  print(pages: PrintedPages): ReturnType<WindowHost['print']> {
    return printPages(pages, this.#options.files);
  }

  withdrawPictures(): void {
    this.#options.pictures.withdraw(this);
  }

  async mayReplace(path: string): Promise<boolean> {
    const { response } = await dialog.showMessageBox(this.browser, {
      type: 'question',
      message: `Replace “${basename(path)}”?`,
      detail: `${path} was not written by this export, or somebody changed it since. Replacing it loses what is in it.`,
      buttons: ['Keep it', 'Replace it'],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }

  reveal(path: string): void {
    shell.showItemInFolder(path);
  }

  switchTo(folder: string, createAs?: string): Promise<Result<null>> {
    return this.#switch({ folder, createAs });
  }

  openSample(): Promise<Result<null>> {
    return this.#switch('sample');
  }

  /** Hands over what was typed, saves, and closes; asks first when something could not be saved. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    if (!(await this.#mayStopImporting())) {
      this.#closing = false;
      return;
    }
    await this.#flush();
    const session = await this.#session;
    const bounds = boundsOf(this.browser);
    const unsaved = await this.#outOfSight(session, async () => {
      await this.app.update({ bounds });
      return session.close();
    });
    if (unsaved > 0) {
      this.browser.show();
      const { response } = await dialog.showMessageBox(this.browser, {
        type: 'warning',
        message: `${notSaved(unsaved)}.`,
        detail: `The library in ${session.store.layout.folder} could not be written. Closing loses ${unsaved === 1 ? 'it' : 'them'}.`,
        buttons: ['Keep the window open', `Close and lose ${unsaved === 1 ? 'it' : 'them'}`],
        defaultId: 0,
        cancelId: 0,
      });
      if (response === 0) {
        this.#closing = false;
        return;
      }
      await session.close({ giveUp: true });
    }
    this.browser.destroy();
  }

  /**
   * What is left to do, such as the backup of the day, needs nobody to look on while it goes well. A
   * window that says that something is not saved stays to be seen: who sees it go takes it for saved.
   */
  async #outOfSight<Value>({ store }: Session, work: () => Promise<Value>): Promise<Value> {
    if (store.saving.state !== 'not-saved') this.browser.hide();
    try {
      return await work();
    } catch (error) {
      this.browser.show();
      this.#closing = false;
      throw error;
    }
  }

  /** Asks before an import is cut short; what it has read by then stays. */
  async #mayStopImporting(): Promise<boolean> {
    const session = await this.#session;
    if (!session.isImporting) return true;
    const { response } = await dialog.showMessageBox(this.browser, {
      type: 'question',
      message: 'Files are still being imported.',
      detail: 'What has been read stays in the library. The other files are not imported.',
      buttons: ['Keep importing', 'Stop and close'],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }

  async #switch(request: LibraryRequest): Promise<Result<null>> {
    const before = await this.#session;
    const wanted = this.#folderOf(request);
    if (wanted === before.store.layout.folder) return ok(null);
    if (before.isImporting) {
      return fail(
        'importing',
        'An import is under way. Wait until it is done, or cancel it first.',
      );
    }
    await this.#flush();
    const opened = await this.#options.open(request, this.tell, () => undefined);
    if (!opened.ok) return opened;
    const unsaved = await before.close();
    if (unsaved > 0) {
      await opened.value.close();
      const { folder } = before.store.layout;
      return fail('not-saved', `${notSaved(unsaved)} yet: ${folder} cannot be written.`);
    }
    this.#session = Promise.resolve(opened.value);
    this.#show(opened.value);
    this.#folder = wanted;
    this.#listening = Promise.withResolvers<void>();
    this.browser.webContents.reload();
    return ok(null);
  }

  #folderOf(request: LibraryRequest): string {
    return request === 'sample' ? this.app.sampleLibrary : request.folder;
  }

  async #flush(): Promise<void> {
    if (this.browser.webContents.isCrashed() || this.browser.webContents.isLoading()) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, FLUSH_MS);
      this.#flushed = () => {
        clearTimeout(patience);
        resolve();
      };
      this.tell('window:closing', null);
    });
    this.#flushed = null;
  }

  /** Without a library there is no window: says why, offers what can be done, or ends. */
  async #openOrExplain(request: LibraryRequest): Promise<Session> {
    for (let wanted = request; ;) {
      const opened = await this.#options.open(wanted, this.tell, this.#arriving.resolve);
      this.#arriving = Promise.withResolvers<RecordSource>();
      const folder = this.#folderOf(wanted);
      if (opened.ok) {
        this.#folder = folder;
        return opened.value;
      }
      const next = await askUnopened(wanted, folder, opened.error, this.#options.rescue);
      if (next === null) {
        this.#closing = true;
        this.browser.destroy();
        return new Promise(() => undefined);
      }
      wanted = next;
    }
  }
}

/** Where the bundled preload lies, seen from the bundled main. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'preload.cjs');
}

/** `1 change is not saved`, `3 changes are not saved`. */
function notSaved(changes: number): string {
  return changes === 1 ? '1 change is not saved' : `${changes} changes are not saved`;
}
