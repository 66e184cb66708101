import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { errorCode } from '../store/file-port';
import { writeExport } from '../store/write-export';
import type { OfferedPicture } from './offered-pictures';

const ENDINGS = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/svg+xml', 'svg'],
]);
/** The longest name made of a picture's words, in UTF-16 units; every system takes it. */
const LONGEST = 60;

/** `The gate: by night` → `The gate by night`, as a file may be called; letters and digits of any script stay. */
export function plainStem(words: string, otherwise: string): string {
  const plain = words.replace(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ').replace(/\s+/gu, ' ');
  return plain.trim().slice(0, LONGEST).trim() || otherwise;
}

/** `The gate: by night` of a PNG → `The gate by night.png`. */
export function pictureFileName(words: string, mediaType: string): string {
  return `${plainStem(words, 'Picture')}.${ENDINGS.get(mediaType) ?? 'bin'}`;
}

/** Writes a picture's own bytes to a file of the user's. */
export async function savePicture(
  path: string,
  { bytes }: OfferedPicture,
): Promise<Result<null, 'not-written'>> {
  try {
    await writeExport(path, bytes);
    return ok(null);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('not-written', `${path} could not be written (${code}).`);
  }
}
