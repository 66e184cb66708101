import { basename, dirname, join } from 'node:path';
import type { BackupEntry, BackupReason, RecordCounts } from '../../core/ipc/keeping';
import type { Library } from '../../core/library/records';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { readIdentity } from '../store/identity';
import type { FilePort } from '../store/file-port';
import { LibraryLayout, segmentName } from '../store/layout';
import { makeFolderWithin } from '../store/library-place';
import { listSegments, readLibrary } from '../store/read-library';
import {
  backupName,
  backupNames,
  entryOf,
  readManifest,
  removeBackup,
  writeManifest,
} from './backup-manifest';
import type { BackupManifest } from './backup-manifest';
import { keptBackups } from './backup-retention';
import { ContentPool, placeCopy } from './content-pool';

/** What a backup works from: files only, so that it can run in a worker while edits go on. */
export interface BackUpJob {
  readonly folder: string;
  readonly device: string;
  /** The last sealed segment of the device: what is saved later is not in this backup. */
  readonly upTo: number;
  /** The folder of this library's backups. */
  readonly backups: string;
  readonly reason: BackupReason;
  readonly at: string;
}

/**
 * Makes a consistent copy of a library: its snapshot and the sealed segments after it with bytes
 * of their own, its originals and texts in the pool that all backups share. The manifest comes
 * last; then backups that are due to go are removed.
 */
export async function backUp(
  files: FilePort,
  job: BackUpJob,
  formats: Formats = FORMATS,
): Promise<BackupEntry> {
  const library = new LibraryLayout(job.folder, formats);
  const { state } = await readLibrary(files, library, job.device, {
    upTo: new Map([[job.device, job.upTo]]),
  });
  const names = await backupNames(files, job.backups);
  const id = backupName(Number(names.at(-1) ?? 0) + 1);
  const own = library.at(join(job.backups, id));
  // Durable up to the app's own folder: what is kept before an upgrade must outlast a power cut.
  await makeFolderWithin(files, dirname(dirname(job.backups)), own.folder);
  const bytes = await copyRecords(files, library, own, job);
  const pool = new ContentPool(files, job.backups);
  await pool.prepare();
  const texts = new Set([...state.library.text.values()].map(({ sha256 }) => sha256));
  const originals = new Set(
    [...state.library.article.values()].flatMap(({ original }) => original?.sha256 ?? []),
  );
  for (const sha256 of texts) await pool.keep(library, 'text', sha256);
  for (const sha256 of originals) await pool.keep(library, 'original', sha256);
  await pool.sync();
  const isNamed = (await files.size(library.identity)) !== null;
  const identity = isNamed ? await readIdentity(files, library) : null;
  const manifest: BackupManifest = {
    format: 1,
    library: { id: identity?.id ?? '', name: identity?.name ?? basename(job.folder) },
    at: job.at,
    reason: job.reason,
    clock: state.clock,
    counts: countsOf(state.library),
    bytes,
    texts: [...texts].sort(),
    originals: [...originals].sort(),
  };
  await writeManifest(files, own.folder, manifest);
  await files.syncFolder(job.backups);
  await pruneBackups(files, job.backups);
  return entryOf(id, manifest);
}

/** The snapshot and the journal as they lie; answers their bytes. */
async function copyRecords(
  files: FilePort,
  library: LibraryLayout,
  own: LibraryLayout,
  job: BackUpJob,
): Promise<number> {
  let bytes = 0;
  const copy = async (from: string, to: string) => {
    const size = await files.size(from);
    if (size === null) return;
    await placeCopy(files, from, to);
    bytes += size;
  };
  await copy(library.identity, own.identity);
  await copy(library.snapshot, own.snapshot);
  for (const device of await files.list(library.journals)) {
    const segments = await listSegments(files, library.journal(device));
    const sealed = device === job.device ? segments.filter((one) => one <= job.upTo) : segments;
    if (sealed.length === 0) continue;
    await makeFolderWithin(files, own.folder, own.journal(device));
    for (const segment of sealed) {
      const name = segmentName(segment);
      await copy(join(library.journal(device), name), join(own.journal(device), name));
    }
    await files.syncFolder(own.journal(device));
  }
  await files.syncFolder(own.folder);
  return bytes;
}

/** Counts what is not in the trash. */
export function countsOf(library: Library): RecordCounts {
  const live = (records: ReadonlyMap<string, { readonly trashedAt: string | null }>) => {
    let count = 0;
    for (const { trashedAt } of records.values()) if (trashedAt === null) count++;
    return count;
  };
  return {
    articles: live(library.article),
    clips: live(library.clip),
    events: live(library.event),
    pages: live(library.page),
  };
}

/** Removes backups that are due to go or were never finished, and content that none names. */
async function pruneBackups(files: FilePort, folder: string): Promise<void> {
  const sound: { id: string; manifest: BackupManifest }[] = [];
  const unfinished: string[] = [];
  const damaged: string[] = [];
  for (const id of await backupNames(files, folder)) {
    const manifest = await readManifest(files, join(folder, id));
    if (manifest === 'absent') unfinished.push(id);
    else if (manifest === 'damaged') damaged.push(id);
    else sound.push({ id, manifest });
  }
  const kept = keptBackups(
    sound.map(({ id, manifest }) => ({ id, at: manifest.at, reason: manifest.reason })),
  );
  const going = sound.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  for (const id of [...going, ...unfinished]) await removeBackup(files, join(folder, id));
  // What a backup that cannot be read names is not known: then nothing of the pool may go.
  if (damaged.length > 0 || going.length + unfinished.length === 0) return;
  const texts = new Set<string>();
  const originals = new Set<string>();
  for (const { id, manifest } of sound) {
    if (!kept.has(id)) continue;
    for (const sha256 of manifest.texts) texts.add(sha256);
    for (const sha256 of manifest.originals) originals.add(sha256);
  }
  await new ContentPool(files, folder).prune({ texts, originals });
}
