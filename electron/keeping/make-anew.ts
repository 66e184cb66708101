import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { RecordCounts } from '../../core/ipc/keeping';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { recordName } from '../../core/library/record-name';
import type { Library } from '../../core/library/records';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { renamePatiently } from '../store/atomic-write';
import type { FilePort } from '../store/file-port';
import { readIdentity, writeIdentity } from '../store/identity';
import { LibraryLayout, segmentName } from '../store/layout';
import { listSegments, readLibrary } from '../store/read-library';
import { countsOf } from './back-up';
import { readManifest } from './backup-manifest';
import { ContentPool, placeCopy } from './content-pool';

/** What a library is made anew from, and where. */
export interface MakeAnewJob {
  /** The library's folder; it is there, and nobody else has it. */
  readonly folder: string;
  /** The folder of the backup, in the folder of all backups of the library. */
  readonly backup: string;
  readonly device: string;
  /** When, for the name of what is set aside; for people only. */
  readonly at: string;
}

/** A library that was made anew. */
export interface MadeAnew extends RecordCounts {
  /** When the backup was made. */
  readonly backupAt: string;
  /** Texts and originals that the backup names and has not, by the titles of their articles. */
  readonly missing: readonly string[];
  /** What of the backup's own files could not be read in full, in words. */
  readonly damage: readonly string[];
  /** Where what was left of the library lies now; null when nothing was. */
  readonly setAside: string | null;
}

/** A library's own files and folders, as they get their names: what opens it comes last. */
const PARTS = [
  'texts',
  'originals',
  'attachments',
  'history',
  'journal',
  'snapshot.ndjson',
  'dateline.json',
] as const;
const UNFINISHED = /^\.anew\.[0-9a-f]{12}\.part$/;

/**
 * Makes a library that is gone or cannot be opened anew from a backup, under the same id.
 *
 * All of it is copied beside its place first, then what was left there is set aside, then the copies
 * get their names, dateline.json last: whenever this is cut short, nothing of the old is lost, and
 * doing it again comes to the same end.
 *
 * Rejects with the system's error where files cannot be read or written; then the folder is as it was
 * or, at worst, holds a library in part that says so.
 */
export async function makeAnew(
  files: FilePort,
  job: MakeAnewJob,
  formats: Formats = FORMATS,
): Promise<Result<MadeAnew, 'not-readable'>> {
  const manifest = await readManifest(files, job.backup);
  if (typeof manifest === 'string') {
    return fail('not-readable', `What the backup in ${job.backup} holds cannot be read.`);
  }
  const names = await files.list(job.folder);
  if (isOfOthers(names)) {
    return fail('not-readable', `${job.folder} holds other files and no library.`);
  }
  for (const name of names) {
    if (UNFINISHED.test(name)) await files.removeFolder(join(job.folder, name));
  }
  const from = new LibraryLayout(job.backup, formats);
  const mark = randomBytes(6).toString('hex');
  const staged = from.at(join(job.folder, `.anew.${mark}.part`));
  try {
    const { state, damage } = await readLibrary(files, from, job.device);
    const there = await readIdentity(files, from).catch(() => null);
    await files.makeFolder(staged.folder);
    const missing = await bringContent(files, dirname(job.backup), staged, state.library);
    await copyRecords(files, from, staged);
    await writeIdentity(files, staged, {
      id: there?.id || manifest.library.id || basename(dirname(job.backup)),
      name: there?.name || manifest.library.name,
      createdAt: there?.createdAt || manifest.at,
    });
    const setAside = await clear(files, job, mark);
    await place(files, staged, job.folder);
    return ok({
      backupAt: manifest.at,
      ...countsOf(state.library),
      missing,
      damage: damage.map(({ path, what }) => `${path}: ${what}`),
      setAside,
    });
  } finally {
    await files.removeFolder(staged.folder);
  }
}

/** Whether a folder holds files, and none of them are a library's: it is not the one that is meant. */
function isOfOthers(names: readonly string[]): boolean {
  const own: readonly string[] = [...PARTS, 'quarantine'];
  return names.some((name) => !name.startsWith('.')) && !names.some((name) => own.includes(name));
}

/** Texts and originals out of the pool, each checked by its hash; answers the titles of what is not there. */
async function bringContent(
  files: FilePort,
  backups: string,
  staged: LibraryLayout,
  library: Library,
): Promise<string[]> {
  const pool = new ContentPool(files, backups);
  const missing = new Set<string>();
  const titleOf = (articleId: string) => {
    const article = library.article.get(articleId);
    return article ? recordName(article) : articleId;
  };
  const bring = async (kind: 'text' | 'original', sha256: string, articleId: string) => {
    const path = kind === 'text' ? staged.text(sha256) : staged.original(sha256);
    if ((await files.size(path)) !== null) return;
    if (!(await pool.bringBack(staged, kind, sha256))) missing.add(titleOf(articleId));
  };
  for (const { sha256, articleId } of library.text.values()) await bring('text', sha256, articleId);
  for (const { original, id } of library.article.values()) {
    if (original) await bring('original', original.sha256, id);
  }
  for (const folder of [staged.texts, staged.originals]) {
    if ((await files.size(folder)) !== null) await files.syncFolder(folder);
  }
  return [...missing];
}

/** The snapshot and the journal of the backup, as they lie. */
async function copyRecords(
  files: FilePort,
  from: LibraryLayout,
  staged: LibraryLayout,
): Promise<void> {
  if ((await files.size(from.snapshot)) !== null) {
    await placeCopy(files, from.snapshot, staged.snapshot);
  }
  for (const device of await files.list(from.journals)) {
    const segments = await listSegments(files, from.journal(device));
    if (segments.length === 0) continue;
    await files.makeFolder(staged.journal(device));
    for (const segment of segments) {
      const name = segmentName(segment);
      await placeCopy(files, join(from.journal(device), name), join(staged.journal(device), name));
    }
    await files.syncFolder(staged.journal(device));
    await files.syncFolder(staged.journals);
  }
}

/** Sets aside what is left of a library; answers where to, null when there is nothing. */
async function clear(
  files: FilePort,
  { folder, at }: MakeAnewJob,
  mark: string,
): Promise<string | null> {
  const names = await files.list(folder);
  const left = PARTS.filter((name) => names.includes(name)).reverse();
  if (left.length === 0) return null;
  const { quarantine } = new LibraryLayout(folder);
  const aside = join(quarantine, `${at.slice(0, 10)} before it was made anew ${mark}`);
  await files.makeFolder(aside);
  await files.syncFolder(quarantine);
  for (const name of left) await renamePatiently(files, join(folder, name), join(aside, name));
  await files.syncFolder(aside);
  await files.syncFolder(folder);
  return aside;
}

async function place(files: FilePort, staged: LibraryLayout, folder: string): Promise<void> {
  const names = await files.list(staged.folder);
  for (const name of PARTS) {
    if (!names.includes(name)) continue;
    await renamePatiently(files, join(staged.folder, name), join(folder, name));
    await files.syncFolder(folder);
  }
}
