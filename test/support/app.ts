import { _electron, expect } from '@playwright/test';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

/** The program under test, as the runner names it: a package, or Electron with this checkout. */
export function program(): { executablePath: string; args: string[] } {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const packaged = process.env['DATELINE_PACKAGE'];
  if (packaged) return { executablePath: packaged, args: sandbox };
  const electron = process.env['DATELINE_ELECTRON'];
  if (!electron) throw new Error('Run through npm run e2e, which names the program to drive.');
  return { executablePath: electron, args: [...sandbox, root] };
}

/** One run of the command line: what to start, with a data folder of its own. */
export function commandLine(
  words: readonly string[],
  data: string,
): { executable: string; args: string[]; env: NodeJS.ProcessEnv } {
  const env = { ...process.env, DATELINE_DATA: data, XDG_CONFIG_HOME: data };
  if (process.env['DATELINE_PACKAGE']) {
    const { executablePath, args } = program();
    return { executable: executablePath, args: [...args, ...words], env };
  }
  const { executablePath } = program();
  return {
    executable: executablePath,
    args: [join(root, 'out', 'main', 'cli.js'), ...words],
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
  };
}

export interface LaunchOptions {
  /** The app's data folder; a fresh one when left out. */
  readonly userData?: string;
  readonly args?: readonly string[];
  /** Electron's own arguments, before the program's. */
  readonly before?: readonly string[];
  /** The window's inside; null leaves the window as it opens. */
  readonly size?: { readonly width: number; readonly height: number } | null;
  /** Whether to wait until all is saved, as it is in a library that can be written; so if left out. */
  readonly saved?: boolean;
}

/** Far longer than a start takes, and far from a test's end: a start that hangs is to be named. */
const START = 25_000;

async function inTime<T>(what: string, step: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The program started, but ${what}.`)), START);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A running Dateline: its window, its data folder, and what went wrong in it unasked. */
export class DatelineApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Errors of the window: exceptions, console errors, reports of the content security policy. */
  readonly errors: string[] = [];
  #ended = false;

  private constructor(electron: ElectronApplication, page: Page, userData: string) {
    this.electron = electron;
    this.page = page;
    this.userData = userData;
    electron.on('close', () => (this.#ended = true));
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  static async launch(options: LaunchOptions = {}): Promise<DatelineApp> {
    const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'dateline-e2e-')));
    const { executablePath, args } = program();
    const electron = await _electron.launch({
      executablePath,
      args: [
        ...(options.before ?? []),
        ...args,
        `--user-data-dir=${userData}`,
        // The window's words for times are those of the language it runs in.
        '--lang=en-GB',
        ...(options.args ?? []),
      ],
      timeout: START,
    });
    try {
      const page = await inTime('its window did not come', electron.firstWindow());
      const app = new DatelineApp(electron, page, userData);
      const size = options.size === undefined ? { width: 1440, height: 900 } : options.size;
      if (size) await inTime('its window was not given its size', app.resize(size));
      if (options.saved !== false) await app.saved();
      return app;
    } catch (error) {
      electron.process().kill('SIGKILL');
      throw error;
    }
  }

  /** Drops files and folders on the window, or on one of its parts, as a person would. */
  async drop(paths: readonly string[], target?: Locator): Promise<void> {
    const box = await target?.boundingBox();
    const x = box ? box.x + box.width / 2 : 600;
    const y = box ? box.y + box.height / 2 : 300;
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await session.detach();
  }

  /**
   * Gives the window's inside this size, in CSS pixels, as far as the display has room for it, and
   * waits until the page has it; answers the size that it got.
   */
  async resize(size: {
    width: number;
    height: number;
  }): Promise<{ width: number; height: number }> {
    await this.electron.evaluate(
      ({ BrowserWindow }, { width, height }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      size,
    );
    // Before it is shown, a window tells its inside's height with the menu's in it.
    let given = size;
    await expect(async () => {
      const [width = 0, height = 0] = await this.electron.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [],
      );
      given = { width, height };
      const inside = await this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      expect(inside).toEqual(given);
    }).toPass({ timeout: 15_000, intervals: [50] });
    return given;
  }

  /** Waits until the window says that everything is saved. */
  async saved(): Promise<void> {
    await expect(this.page.getByRole('banner').getByRole('status')).toHaveText('Saved');
  }

  /** Makes every sync of a file take this long from now on, in milliseconds, as a tired disk does. */
  async slowDisk(ms: number): Promise<void> {
    await this.electron.evaluate(async (_, delay) => {
      const { open } = process.getBuiltinModule('node:fs/promises');
      const handle = await open(process.execPath, 'r');
      const files = Object.getPrototypeOf(handle) as {
        sync: (this: typeof handle) => Promise<void>;
      };
      await handle.close();
      const { sync } = files;
      files.sync = async function () {
        await new Promise((resolve) => setTimeout(resolve, delay));
        return sync.call(this);
      };
    }, ms);
  }

  /** Lets no sync of a file end from now on, until what it answers is called. */
  async holdDisk(): Promise<() => Promise<void>> {
    await this.electron.evaluate(async () => {
      const { open } = process.getBuiltinModule('node:fs/promises');
      const handle = await open(process.execPath, 'r');
      const files = Object.getPrototypeOf(handle) as {
        sync: (this: typeof handle) => Promise<void>;
      };
      await handle.close();
      const { sync } = files;
      const held = Promise.withResolvers<void>();
      (globalThis as { release?: () => void }).release = held.resolve;
      files.sync = async function () {
        await held.promise;
        return sync.call(this);
      };
    });
    return () => this.electron.evaluate(() => (globalThis as { release?: () => void }).release?.());
  }

  /** Answers the next save dialog with a path. */
  async answerSaveDialog(path: string): Promise<void> {
    await this.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  }

  /** Answers the next open dialogs with paths, or (null) by cancelling them. */
  async answerOpenDialog(paths: readonly string[] | null): Promise<void> {
    await this.electron.evaluate(
      ({ dialog }, filePaths) => {
        const asked = ((globalThis as { asked?: unknown[] }).asked ??= []);
        dialog.showOpenDialog = (...given: unknown[]) => {
          asked.push((given.at(-1) as { properties?: unknown }).properties);
          return Promise.resolve({ canceled: filePaths === null, filePaths: filePaths ?? [] });
        };
      },
      paths === null ? null : [...paths],
    );
  }

  /** What every open dialog since the first answer was asked to choose. */
  askedToOpen(): Promise<unknown[]> {
    return this.electron.evaluate(() => (globalThis as { asked?: unknown[] }).asked ?? []);
  }

  /** Puts something on the system's clipboard. */
  async copy(data: { text: string; html?: string }): Promise<void> {
    await this.electron.evaluate(async (electron, copied) => {
      // Runtimes differ: the newer clipboard takes items, the older one takes the texts by name.
      const { ClipboardItem, clipboard } = electron as Partial<typeof electron> & {
        clipboard: { write: (data: unknown) => unknown };
      };
      const { text, html } = copied;
      const items = { 'text/plain': text, ...(html && { 'text/html': html }) };
      await clipboard.write(ClipboardItem ? [new ClipboardItem(items)] : copied);
    }, data);
  }

  /** What lies on the system's clipboard. */
  async copied(): Promise<{ text: string; html: string }> {
    return this.electron.evaluate(async (electron) => {
      // Runtimes differ: the newer clipboard answers items, the older one each form by name.
      interface Item {
        readonly types: readonly string[];
        readonly getType: (type: string) => Promise<Blob>;
      }
      const { clipboard } = electron as unknown as {
        clipboard: {
          read?: () => Promise<readonly Item[]>;
          readText?: () => unknown;
          readHTML?: () => unknown;
        };
      };
      if (clipboard.readHTML && clipboard.readText) {
        return {
          text: String(await clipboard.readText()),
          html: String(await clipboard.readHTML()),
        };
      }
      const items = (await clipboard.read?.()) ?? [];
      const read = async (type: string) => {
        const item = items.find(({ types }) => types.includes(type));
        return item ? (await item.getType(type)).text() : '';
      };
      return { text: await read('text/plain'), html: await read('text/html') };
    });
  }

  /** Chooses an item of the native menu by its id. */
  async menu(id: string): Promise<void> {
    await this.electron.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (!item) throw new Error(`The menu has no ${wanted}.`);
      (item.click as () => void)();
    }, id);
  }

  /** Closes the window as a person does and waits until the program has ended. */
  async quit(): Promise<void> {
    const ended = this.electron.waitForEvent('close');
    // Closed at once, the program could be gone before it has answered.
    await this.electron.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close());
    });
    await ended;
  }

  /** Ends the program as a power cut does: no window is asked, nothing more is written. */
  async kill(): Promise<void> {
    if (this.#ended) return;
    const ended = this.electron.waitForEvent('close');
    this.electron.process().kill('SIGKILL');
    await ended;
  }

  /** Ends the program if it still runs, and removes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.userData, { recursive: true, force: true, maxRetries: 5 });
  }
}
