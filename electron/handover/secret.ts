import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/file-port';

const NAME = 'handover-secret';
const BYTES = 32;
const SHAPE = /^[0-9a-f]{64}\n$/u;

/** Windows has no such modes; there the folder itself is its user's alone. */
const HAS_MODES = process.platform !== 'win32';

/**
 * The secret by which processes of one user with one app folder know each other; made when it is
 * not there, and made anew when it is damaged or when others could have read it.
 *
 * It is read for every handover and kept nowhere else, so that both sides always mean the same one.
 */
export async function handoverSecret(appFolder: string): Promise<Buffer> {
  const path = join(appFolder, NAME);
  const known = await readSecret(path);
  if (known) return known;
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  await writeFile(part, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await putInPlace(part, path);
  } finally {
    await rm(part, { force: true });
  }
  const made = await readSecret(path);
  if (!made) throw new Error(`${path} was written and cannot be read`);
  return made;
}

/** Of two processes that make one at once, the first wins, and both then read the same. */
async function putInPlace(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && (await readSecret(path))) return;
    // What lies there is no use, or the disk has no links.
    await rename(part, path);
  }
}

/** Null when there is none, or none to be trusted. */
async function readSecret(path: string): Promise<Buffer | null> {
  try {
    if (HAS_MODES && ((await stat(path)).mode & 0o077) !== 0) return null;
    const text = await readFile(path, 'latin1');
    return SHAPE.test(text) ? Buffer.from(text.trim(), 'hex') : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
