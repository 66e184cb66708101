import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import * as v from 'valibot';
import { writeWhole } from './atomic-write';
import { diskFiles, errorCode } from './file-port';

const SETTINGS = 'dateline-settings.json';

/** A library that was opened; its id finds its backups, should the library's own be lost. */
const libraryPlace = v.object({
  folder: v.string(),
  name: v.string(),
  id: v.optional(v.string()),
});

/** What the program keeps of its own, outside any library: device, known libraries, window state. */
const settingsSchema = v.object({
  device: v.pipe(v.string(), v.uuid()),
  /** Folders of libraries, the one opened last first. */
  libraries: v.fallback(v.array(libraryPlace), []),
  panes: v.optional(v.unknown()),
  bounds: v.optional(v.unknown()),
  /** What was exported where: a file that was edited since is never written over silently. */
  exports: v.fallback(v.record(v.string(), v.string()), {}),
});
export type AppSettings = v.InferOutput<typeof settingsSchema>;

/** Exports that are remembered. */
const EXPORTS = 200;

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
  /** What this process has changed and not yet written; the rest belongs to whoever wrote it last. */
  #changed: Partial<AppSettings> = {};
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, settings: AppSettings) {
    this.folder = folder;
    this.#settings = settings;
  }

  static async open(folder: string): Promise<AppFolder> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, SETTINGS);
    const read = await readSettings(path);
    if (read.settings) return new AppFolder(folder, read.settings);
    if (read.isDamaged) await rename(path, freeName(`${path}.damaged`));
    const fresh: AppSettings = { device: newId(), libraries: [], exports: {} };
    const opened = new AppFolder(folder, fresh);
    await opened.update(fresh);
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
    const letters = [...name.replace(/[^\p{L}\p{M}\p{N} _-]/gu, '').trim()];
    const stem = letters.slice(0, 60).join('').trim() || 'Library';
    const taken = new Set(this.#settings.libraries.map((library) => library.folder));
    for (let number = 1; ; number++) {
      const folder = join(this.folder, 'libraries', number === 1 ? stem : `${stem} ${number}`);
      if (!taken.has(folder) && !existsSync(folder)) return folder;
    }
  }

  /** Changes what is named and leaves the rest as it is, also as another process has left it. */
  async update(change: Partial<AppSettings>): Promise<void> {
    this.#settings = { ...this.#settings, ...change };
    this.#changed = { ...this.#changed, ...change };
    await this.#write();
  }

  /** What is known of the library that was open in a folder; undefined when none was. */
  knownAt(folder: string): AppSettings['libraries'][number] | undefined {
    return this.#settings.libraries.find((library) => library.folder === folder);
  }

  /** What this program last wrote to a path, as a SHA-256; undefined when it never did. */
  exportedTo(path: string): string | undefined {
    return this.#settings.exports[path];
  }

  /** Notes what was exported where. */
  rememberExport(path: string, sha256: string): Promise<void> {
    const others = Object.entries(this.#settings.exports).filter(([other]) => other !== path);
    const exports = Object.fromEntries([...others.slice(1 - EXPORTS), [path, sha256]]);
    return this.update({ exports });
  }

  /** Puts a library first in the list of those that are known. */
  async remember(folder: string, name: string, id?: string): Promise<void> {
    const { settings } = await readSettings(join(this.folder, SETTINGS));
    this.#settings = { ...this.#settings, ...settings, ...this.#changed };
    const others = this.#settings.libraries.filter((library) => library.folder !== folder);
    await this.update({
      libraries: [{ folder, name, ...(id !== undefined && { id }) }, ...others].slice(0, 30),
    });
  }

  /** One write after the other, each with what is true by then. */
  #write(): Promise<void> {
    const path = join(this.folder, SETTINGS);
    const write = async () => {
      const changed = this.#changed;
      const { settings } = await readSettings(path);
      const merged = { ...this.#settings, ...settings, ...changed };
      await writeWhole(diskFiles, path, Buffer.from(`${JSON.stringify(merged, null, 2)}\n`));
      this.#settings = { ...merged, ...this.#changed };
      if (this.#changed === changed) this.#changed = {};
    };
    this.#writing = this.#writing.then(write, write);
    return this.#writing;
  }
}

/** The name itself or, where something has it, the first free one after it: `… 2`. */
function freeName(path: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? path : `${path} ${number}`;
    if (!existsSync(name)) return name;
  }
}

interface SettingsReading {
  readonly settings: AppSettings | null;
  readonly isDamaged: boolean;
}

/** Damaged settings are set aside by whoever opens the folder; a damaged part alone falls back. */
async function readSettings(path: string): Promise<SettingsReading> {
  try {
    const parsed = v.safeParse(settingsSchema, JSON.parse(await readFile(path, 'utf8')));
    return { settings: parsed.success ? parsed.output : null, isDamaged: !parsed.success };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { settings: null, isDamaged: false };
    // A folder in its place is set aside as well.
    if (error instanceof SyntaxError || errorCode(error) === 'EISDIR')
      return { settings: null, isDamaged: true };
    throw error;
  }
}
