import { join } from 'node:path';
import * as v from 'valibot';
import type { BackupEntry, BackupReason } from '../../core/ipc/keeping';
import { writeWhole } from '../store/atomic-write';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const hashes = v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));
const REASONS = [
  'daily',
  'asked',
  'before-restore',
  'before-upgrade',
] as const satisfies readonly BackupReason[];

const manifestSchema = v.object({
  format: v.literal(1),
  /** How the library is called, so that a backup can be told by itself. */
  library: v.object({ id: v.string(), name: v.string() }),
  at: v.string(),
  reason: v.picklist(REASONS),
  /** The library's logical clock: whether anything has changed since is asked of it, not of the day. */
  clock: count,
  counts: v.object({ articles: count, clips: count, events: count, pages: count }),
  bytes: count,
  texts: hashes,
  originals: hashes,
});
export type BackupManifest = v.InferOutput<typeof manifestSchema>;

const NAME = 'backup.json';
const BACKUP = /^\d{6,}$/;

/** A backup's folder name; they sort as they were made, whatever the clock of the machine said. */
export function backupName(number: number): string {
  return String(number).padStart(6, '0');
}

/** The names of backups in a folder, oldest first, finished or not. */
export async function backupNames(files: FilePort, folder: string): Promise<string[]> {
  const names = (await files.list(folder)).filter((name) => BACKUP.test(name));
  return names.sort((a, b) => Number(a) - Number(b));
}

/** The manifest is written last: a folder without one is no backup yet. */
export async function writeManifest(
  files: FilePort,
  folder: string,
  manifest: BackupManifest,
): Promise<void> {
  const data = Buffer.from(`${JSON.stringify(manifest)}\n`, 'utf8');
  await writeWhole(files, join(folder, NAME), data);
}

/** Removes a backup, its manifest first: what a crash leaves of it is no backup any more. */
export async function removeBackup(files: FilePort, folder: string): Promise<void> {
  await files.remove(join(folder, NAME));
  await files.syncFolder(folder);
  await files.removeFolder(folder);
}

/** `absent` for a backup that was never finished, `damaged` for one whose manifest cannot be read. */
export async function readManifest(
  files: FilePort,
  folder: string,
): Promise<BackupManifest | 'absent' | 'damaged'> {
  try {
    const text = Buffer.from(await files.read(join(folder, NAME))).toString('utf8');
    const parsed = v.safeParse(manifestSchema, JSON.parse(text));
    return parsed.success ? parsed.output : 'damaged';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'absent';
    if (error instanceof SyntaxError || errorCode(error) !== null) return 'damaged';
    throw error;
  }
}

/** The finished backups in a folder, newest first; those that cannot be used say why. */
export async function listBackups(files: FilePort, folder: string): Promise<BackupEntry[]> {
  const entries: BackupEntry[] = [];
  for (const id of (await backupNames(files, folder)).reverse()) {
    const manifest = await readManifest(files, join(folder, id));
    if (manifest !== 'absent') entries.push(entryOf(id, manifest));
  }
  return entries;
}

/** A backup as lists show it. */
export function entryOf(id: string, manifest: BackupManifest | 'damaged'): BackupEntry {
  if (manifest === 'damaged') {
    return {
      id,
      at: '',
      reason: 'daily',
      ...{ articles: 0, clips: 0, events: 0, pages: 0, bytes: 0 },
      problem: 'What it holds cannot be read.',
    };
  }
  const { at, reason, counts, bytes } = manifest;
  return { id, at, reason, ...counts, bytes, problem: null };
}
