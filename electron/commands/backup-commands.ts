import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupEntry } from '../../core/ipc/keeping';
import type { CommandRecord } from '../../core/ipc/command-records';
import { countsOf } from '../keeping/back-up';
import { backupNames, listBackups, readManifest } from '../keeping/backup-manifest';
import type { BackupManifest } from '../keeping/backup-manifest';
import { Backups } from '../keeping/backups';
import { backupsFolder, libraryIdOf } from '../keeping/backups-of';
import { Keeping } from '../keeping/keeping';
import { makeLibraryAnew } from '../keeping/library-anew';
import { errorCode, diskFiles } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import { libraryPlaceOf, mustBeSaved, withLibrary } from './open-library';
import type { Options } from './options';
import type { Printer } from './printer';

/**
 * Prints a library's backups, newest first. The library itself is not opened: they are wanted most
 * when it cannot be, and a window that has it open has nothing to add.
 */
export async function printBackups(
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  const { app, folder } = await libraryPlaceOf(env, options.library);
  const id = await libraryIdOf(diskFiles, app, folder);
  if (id === null) {
    throw new CommandFailure(
      EXIT.library,
      `There is no library in ${folder}, and none is known that was there.`,
    );
  }
  const own = backupsFolder(env.appFolder, id);
  const backups = await listBackups(diskFiles, own);
  for (const backup of backups) {
    const record: CommandRecord<'backup'> = backup;
    await printer.record(record, inWords(backup));
  }
  if (backups.length === 0) await printer.remark('There are no backups yet.');
  return EXIT.done;
}

function inWords(backup: BackupEntry): string {
  const { id, at, reason, problem } = backup;
  if (problem !== null) return `${id}  ${problem}`;
  return `${id}  ${at}  ${reason}  ${countWords(backup)}`;
}

function countWords(counts: { articles: number; clips: number; events: number; pages: number }) {
  const words = (['article', 'clip', 'event', 'page'] as const).map((noun) => {
    const count = counts[`${noun}s`];
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
  });
  return words.join(', ');
}

/** A backup that was found: its folder is `join(folder, id)`, its manifest can be read. */
interface FoundBackup {
  readonly folder: string;
  readonly id: string;
  readonly manifest: BackupManifest;
}

/**
 * Makes a whole library as it was in a backup, as one deed that undo takes back; a backup of now is
 * made first. A library that is gone or cannot be opened is made anew under the same id; what was
 * left of it is set aside.
 *
 * The deed counts as the user's own, wherever it was asked for: what touches all must not be left out
 * of what undo reaches.
 */
export async function restoreBackup(
  word: string,
  asked: { readonly named: string | undefined; readonly words: readonly string[] },
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  let print = (store: LibraryStore) => restoreInto(store, word, env, printer);
  return withLibrary(env, {
    ...asked,
    create: false,
    run: (store) => print(store),
    mend: async (folder) => {
      print = await makeAnew(word, folder, env, printer);
    },
  });
}

async function restoreInto(
  store: LibraryStore,
  word: string,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  const { appFolder, parser, jobs } = env;
  const keeping = new Keeping({ store, parser, jobs, appFolder, makesBackups: false });
  const own = keeping.backups;
  const found = await findBackup(word, own.folder, env);
  mustBeOf(found, store.identity.id);
  const { id, folder } = found;
  const source =
    folder === own.folder
      ? own
      : new Backups({ store, files: diskFiles, folder, run: (job) => jobs.backUp(job) });
  const restored = await source.restore(id, null, own);
  if (!restored.ok) throw new CommandFailure(EXIT.failed, restored.error.message);
  await mustBeSaved(store, env);
  if (store.damage.length > 0) {
    // All is as the backup has it: what was damaged is set aside and wanted no more.
    const settled = await keeping.recovery.accept();
    if (!settled.ok) throw new CommandFailure(EXIT.failed, settled.error.message);
  }
  const { missing } = restored.value;
  return tell(store, { found, anew: false, missing }, printer);
}

/** Makes the library anew; answers what to print once it is open. */
async function makeAnew(
  word: string,
  folder: string,
  env: CommandEnvironment,
  printer: Printer,
): Promise<(store: LibraryStore) => Promise<number>> {
  const { app } = await libraryPlaceOf(env, folder);
  const known = await libraryIdOf(diskFiles, app, folder);
  const own = known === null ? null : backupsFolder(env.appFolder, known);
  const found = await findBackup(word, own, env);
  if (known !== null) mustBeOf(found, known);
  const made = await makeLibraryAnew({
    folder,
    backup: join(found.folder, found.id),
    device: app.settings.device,
    holder: 'the Dateline command line',
    jobs: env.jobs,
  });
  if (!made.ok) throw new CommandFailure(EXIT.library, made.error.message);
  const { missing, damage, setAside } = made.value;
  if (setAside !== null) await printer.remark(`What was left of it was set aside in ${setAside}.`);
  for (const what of damage) await printer.remark(`Damaged in the backup: ${what}`);
  return async (store) => {
    const code = await tell(store, { found, anew: true, missing }, printer);
    return damage.length > 0 ? EXIT.failed : code;
  };
}

/** Prints what the library is now. */
async function tell(
  store: LibraryStore,
  what: { found: FoundBackup; anew: boolean; missing: readonly string[] },
  printer: Printer,
): Promise<number> {
  const { found, anew, missing } = what;
  const { at } = found.manifest;
  const counts = countsOf(store.library);
  const record: CommandRecord<'restore'> = {
    id: found.id,
    at,
    anew,
    ...counts,
    missing: [...missing],
  };
  const how = anew ? 'made anew' : 'restored';
  await printer.record(record, `${how} from ${found.id} of ${at}: ${countWords(counts)}`);
  for (const title of missing) {
    await printer.remark(`The backup has no whole text and original of “${title}”.`);
  }
  return missing.length > 0 ? EXIT.failed : EXIT.done;
}

/** A backup by its id among `own`, or by its folder, wherever that lies. */
async function findBackup(
  word: string,
  own: string | null,
  env: CommandEnvironment,
): Promise<FoundBackup> {
  if (own !== null && (await backupNames(diskFiles, own)).includes(word)) {
    return readable({ folder: own, id: word });
  }
  if (/^\d+$/u.test(word)) {
    const which =
      own === null
        ? 'It is not known which library was there. Name a backup by its folder.'
        : `There is no backup ${word} of this library. See dateline backups.`;
    throw new CommandFailure(EXIT.failed, which);
  }
  const path = await realPathOf(resolve(env.cwd, word));
  const found = { folder: dirname(path), id: basename(path) };
  const names = await backupNames(diskFiles, found.folder).catch(nothingIfNoFolder);
  const isBackup = names.includes(found.id) && (await readManifest(diskFiles, path)) !== 'absent';
  if (!isBackup) {
    throw new CommandFailure(
      EXIT.failed,
      `“${word}” is no backup. restore takes the id of a backup, as dateline backups lists them, or the folder of one.`,
    );
  }
  const isOwn = own !== null && (await realPathOf(own)) === found.folder;
  return readable(isOwn ? { ...found, folder: own } : found);
}

async function readable(found: { folder: string; id: string }): Promise<FoundBackup> {
  const manifest = await readManifest(diskFiles, join(found.folder, found.id));
  if (typeof manifest === 'object') return { ...found, manifest };
  throw new CommandFailure(EXIT.failed, `What the backup ${found.id} holds cannot be read.`);
}

function mustBeOf({ id, manifest }: FoundBackup, library: string): void {
  if (manifest.library.id === library || manifest.library.id === '') return;
  throw new CommandFailure(
    EXIT.failed,
    `The backup ${id} is of another library, “${manifest.library.name}”. Add --library DIR with its folder, or with a new one to make it anew there.`,
  );
}

function nothingIfNoFolder(error: unknown): string[] {
  if (errorCode(error) === null) throw error;
  return [];
}

/** A path that leads nowhere stays as it is. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return path;
  }
}
