import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebContents } from 'electron';
import { errorCode } from '../store/file-port';
import type { Opening } from './command-line';
import type { LibraryRequest } from './library-request';
import type { LibraryWindow } from './library-window';

/** How often a window that is closing is looked at again, in milliseconds. */
const AGAIN_MS = 50;

export interface OpenWindowsOptions {
  /** Which library a start opens that names one, or (null) none. */
  readonly first: (named: string | null) => LibraryRequest;
  readonly create: (
    request: LibraryRequest,
    onClosed: (window: LibraryWindow) => void,
  ) => LibraryWindow;
  readonly onInternalError: (error: unknown) => void;
}

/** The windows that are open, and what each start of the program does to them. */
export class OpenWindows {
  readonly #options: OpenWindowsOptions;
  /** The one used last comes last. */
  #windows: readonly LibraryWindow[] = [];
  /** One opening after the other: two for the same library are one window. */
  #opening: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(options: OpenWindowsOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#windows.length === 0;
  }

  /** Whether a start is yet to be served: the program does not end before. */
  get isOpening(): boolean {
    return this.#waiting > 0;
  }

  /** The window that commands of the menu are meant for: the one in use, or used last. */
  get current(): LibraryWindow | undefined {
    return this.#windows.find(({ browser }) => browser.isFocused()) ?? this.#windows.at(-1);
  }

  /** The window that a page is the inside of. */
  of(contents: WebContents): LibraryWindow | null {
    return this.#windows.find(({ browser }) => browser.webContents === contents) ?? null;
  }

  /** The first window: it opens at once. */
  openFirst({ library, files }: Opening): void {
    this.#give(this.#create(library), files);
  }

  /**
   * Does what another start of the program asks: brings the window of its library to the front,
   * opening one where there is none, and imports its files there.
   */
  open(opening: Opening): Promise<void> {
    this.#waiting++;
    this.#opening = this.#opening
      .then(() => this.#open(opening))
      .catch(this.#options.onInternalError)
      .finally(() => this.#waiting--);
    return this.#opening;
  }

  async #open({ library, files }: Opening): Promise<void> {
    for (;;) {
      const there = library === null ? this.current : await this.#holding(library);
      if (there?.isClosing) {
        // It holds its library until it is gone, and would lose the files; or it stays after all.
        await pause(AGAIN_MS);
        continue;
      }
      there?.bringToFront();
      return this.#give(there ?? this.#create(library), files);
    }
  }

  #give(window: LibraryWindow, files: readonly string[]): void {
    if (files.length > 0) window.takeFiles(files).catch(this.#options.onInternalError);
  }

  #create(library: string | null): LibraryWindow {
    const window = this.#options.create(this.#options.first(library), (closed) => {
      this.#windows = this.#windows.filter((one) => one !== closed);
    });
    this.#windows = [...this.#windows, window];
    window.browser.on('focus', () => {
      this.#windows = [...this.#windows.filter((one) => one !== window), window];
    });
    return window;
  }

  /** The window that has a library open, by whichever path. */
  async #holding(folder: string): Promise<LibraryWindow | undefined> {
    const wanted = await realPathOf(folder);
    for (const window of this.#windows.toReversed()) {
      if ((await realPathOf(window.folder)) === wanted) return window;
    }
    return undefined;
  }
}

/** A folder that is not there yet is known by the path it was given. */
async function realPathOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return folder;
  }
}
