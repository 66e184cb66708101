import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import * as v from 'valibot';
import { writeWhole } from './atomic-write';
import { diskFiles, errorCode } from './file-port';

/** What the program keeps of its own, outside any library: device, known libraries, window state. */
const settingsSchema = v.object({
  device: v.pipe(v.string(), v.uuid()),
  /** Folders of libraries, the one opened last first. */
  libraries: v.optional(v.array(v.object({ folder: v.string(), name: v.string() })), []),
  panes: v.optional(v.unknown()),
  bounds: v.optional(v.unknown()),
  /** What was exported where: a file that was edited since is never written over silently. */
  exports: v.optional(v.record(v.string(), v.string()), {}),
});
export type AppSettings = v.InferOutput<typeof settingsSchema>;

/** The app's data folder where Electron's `app` is not there to tell. */
export function defaultAppFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['DATELINE_DATA'];
  if (chosen) return chosen;
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Dateline');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Dateline');
    default:
      return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Dateline');
  }
}

/** The app's own folder: its settings and the places of things that are no library's. */
export class AppFolder {
  readonly folder: string;
  #settings: AppSettings;
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, settings: AppSettings) {
    this.folder = folder;
    this.#settings = settings;
  }

  static async open(folder: string): Promise<AppFolder> {
    await mkdir(folder, { recursive: true });
    const settings = await readSettings(join(folder, 'dateline-settings.json'));
    const opened = new AppFolder(
      folder,
      settings ?? { device: newId(), libraries: [], exports: {} },
    );
    if (!settings) await opened.#write();
    return opened;
  }

  get settings(): AppSettings {
    return this.#settings;
  }

  /** Where a library goes when nobody said otherwise. */
  get defaultLibrary(): string {
    return join(this.folder, 'libraries', 'Notebook');
  }

  get sampleLibrary(): string {
    return join(this.folder, 'libraries', 'Sample');
  }

  /** Where a new library of that name goes; a number tells it from one that is there. */
  libraryNamed(name: string): string {
    const stem =
      name
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .trim()
        .slice(0, 60) || 'Library';
    const taken = new Set(this.#settings.libraries.map((library) => library.folder));
    for (let number = 1; ; number++) {
      const folder = join(this.folder, 'libraries', number === 1 ? stem : `${stem} ${number}`);
      if (!taken.has(folder)) return folder;
    }
  }

  async update(change: Partial<AppSettings>): Promise<void> {
    this.#settings = { ...this.#settings, ...change };
    await this.#write();
  }

  /** Puts a library first in the list of those that are known. */
  async remember(folder: string, name: string): Promise<void> {
    const others = this.#settings.libraries.filter((library) => library.folder !== folder);
    await this.update({ libraries: [{ folder, name }, ...others].slice(0, 30) });
  }

  /** One write after the other, each with what is true by then. */
  #write(): Promise<void> {
    const path = join(this.folder, 'dateline-settings.json');
    const write = () =>
      writeWhole(diskFiles, path, Buffer.from(`${JSON.stringify(this.#settings, null, 2)}\n`));
    this.#writing = this.#writing.then(write, write);
    return this.#writing;
  }
}

/** Null when there are none, or when they were damaged: they hold nothing that cannot be set again. */
async function readSettings(path: string): Promise<AppSettings | null> {
  try {
    const parsed = v.safeParse(settingsSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
