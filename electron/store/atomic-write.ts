import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './file-port';
import type { AppendFile, FilePort } from './file-port';

/** Other programs (virus scanners, indexers) hold a fresh file for moments; then a rename fails. */
const RENAME_PAUSES_MS = [10, 30, 90, 270, 810];
const PASSING = ['EPERM', 'EBUSY', 'EACCES'];

/** Marks files that were never finished; they may be removed at the next start. */
export const TEMPORARY = '.part';

/** The unfinished parts of a file among the names of its folder. */
export function partsOf(name: string, names: readonly string[]): string[] {
  const before = `.${name}.`;
  return names.filter(
    (other) => other.startsWith(before) && /^[0-9a-f]{12}\.part$/.test(other.slice(before.length)),
  );
}

/** Renames, patiently where the refusal may pass. */
export async function renamePatiently(files: FilePort, from: string, to: string): Promise<void> {
  for (const wait of RENAME_PAUSES_MS) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!PASSING.includes(errorCode(error) ?? '')) throw error;
      await pause(wait);
    }
  }
  await files.rename(from, to);
}

/**
 * Writes a whole file so that its name holds either the old bytes or the new ones, whatever happens.
 *
 * A unique name opened `wx`, written, its length checked, synced, renamed, the folder synced.
 */
export async function writeAtomic(
  files: FilePort,
  path: string,
  write: (file: AppendFile) => Promise<number>,
): Promise<void> {
  const folder = dirname(path);
  const part = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}${TEMPORARY}`);
  try {
    const file = await files.create(part);
    try {
      const expected = await write(file);
      await file.sync();
      const found = await files.size(part);
      if (found !== expected) {
        const short = new Error(`${path}: ${String(found)} bytes of ${expected} were written`);
        throw Object.assign(short, { code: 'EIO' });
      }
    } finally {
      await file.close();
    }
    await renamePatiently(files, part, path);
  } catch (error) {
    await files.remove(part).catch((second: unknown) => {
      const both = new AggregateError([error, second], `could not write ${path}`);
      throw Object.assign(both, { code: errorCode(error) });
    });
    throw error;
  }
  await files.syncFolder(folder);
}

/** `writeAtomic` for bytes that are at hand. */
export function writeWhole(files: FilePort, path: string, data: Uint8Array): Promise<void> {
  return writeAtomic(files, path, async (file) => {
    await file.write(data);
    return data.length;
  });
}
