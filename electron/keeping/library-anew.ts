import { join } from 'node:path';
import type { BackupEntry } from '../../core/ipc/keeping';
import { fail } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { diskFiles, errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import { LibraryLayout } from '../store/layout';
import { makeHome } from '../store/library-place';
import { takeLock } from '../store/lock';
import { whyNot } from '../store/open-failure';
import { readLibrary } from '../store/read-library';
import { listBackups, readManifest } from './backup-manifest';
import { ContentPool } from './content-pool';
import type { FileJobs } from './jobs';
import type { MadeAnew } from './make-anew';

/** Backups that are looked into for one that is whole, newest first. */
const TRIED = 5;

/**
 * Makes a library anew in a folder that is gone, empty, or holds what cannot be opened, while nobody
 * else can open it. Errors are in words for people; a folder that was not there is not left empty.
 */
export async function makeLibraryAnew(options: {
  readonly folder: string;
  /** The folder of the backup. */
  readonly backup: string;
  readonly device: string;
  /** How others are told who has the folder meanwhile. */
  readonly holder: string;
  readonly jobs: Pick<FileJobs, 'makeAnew'>;
}): Promise<Result<MadeAnew, 'in-use' | 'not-readable' | 'not-written'>> {
  try {
    return await atFreeFolder(options);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    const { folder } = options;
    return fail('not-written', `The library could not be made anew in ${folder}. ${whyNot(error)}`);
  }
}

async function atFreeFolder({
  folder,
  backup,
  device,
  holder,
  jobs,
}: Parameters<typeof makeLibraryAnew>[0]): Promise<Result<MadeAnew, 'in-use' | 'not-readable'>> {
  const wasThere = (await diskFiles.size(folder)) !== null;
  await makeHome(diskFiles, folder);
  const lock = await takeLock(folder, holder);
  if (!lock.ok) return lock;
  try {
    return await jobs.makeAnew({ folder, backup, device, at: new Date().toISOString() });
  } finally {
    const isEmpty = (await diskFiles.list(folder)).length === 0;
    if (!wasThere && isEmpty) await diskFiles.removeFolder(folder);
    await lock.value.release();
  }
}

/** The backups that a library can be made anew from. */
export interface BackupsToChooseFrom {
  /** The newest of which nothing is damaged or missing; else the newest that can be read at all. */
  readonly best: BackupEntry & { readonly isWhole: boolean };
  /** All others that can be read, newest first. */
  readonly others: readonly BackupEntry[];
}

/** Looks for the backups in a folder that a library can be made anew from; null when there are none. */
export async function backupsToChooseFrom(
  files: FilePort,
  folder: string,
  device: string,
): Promise<BackupsToChooseFrom | null> {
  const readable = (await listBackups(files, folder)).filter(({ problem }) => problem === null);
  const [newest] = readable;
  if (!newest) return null;
  let best = { ...newest, isWhole: false };
  for (const entry of readable.slice(0, TRIED)) {
    if (!(await isWholeBackup(files, folder, entry.id, device))) continue;
    best = { ...entry, isWhole: true };
    break;
  }
  return { best, others: readable.filter(({ id }) => id !== best.id) };
}

/** Whether all of a backup's records can be read, and its texts and originals are there. */
async function isWholeBackup(
  files: FilePort,
  folder: string,
  id: string,
  device: string,
): Promise<boolean> {
  const manifest = await readManifest(files, join(folder, id));
  if (typeof manifest === 'string') return false;
  try {
    const backup = new LibraryLayout(join(folder, id));
    const { damage, newerFormat } = await readLibrary(files, backup, device);
    if (damage.length > 0 || newerFormat !== null) return false;
    const { layout } = new ContentPool(files, folder);
    const [texts, originals] = [await files.list(layout.texts), await files.list(layout.originals)];
    const [haveTexts, haveOriginals] = [new Set(texts), new Set(originals)];
    return (
      manifest.texts.every((sha256) => haveTexts.has(`${sha256}.json`)) &&
      manifest.originals.every((sha256) => haveOriginals.has(sha256))
    );
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}
