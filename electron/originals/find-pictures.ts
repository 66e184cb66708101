import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { pictureBytes } from '../importers/saved-picture';
import { readChecked } from '../store/content-files';
import type { FilePort } from '../store/file-port';
import { pictureKind } from './picture-kind';
import type { PictureKind } from './picture-kind';
import { originalText } from './read-original';
import type { OriginalJob } from './read-original';

/** Which pictures to find in which original. */
export interface PicturesJob extends OriginalJob {
  /** The hashes of their bytes, as the article's text has them. */
  readonly wanted: readonly string[];
}

/** Why a picture is not drawn: not in the original, too large, none of the kinds that are drawn. */
export type PictureProblem = 'missing' | 'too-large' | 'not-a-picture';

/** A picture as it can be drawn, or why it is not. */
export type FoundPicture = { readonly sha256: string } & (
  ({ readonly bytes: Uint8Array<ArrayBuffer> } & PictureKind) | { readonly problem: PictureProblem }
);

/** Bytes of one picture, and pixels: a small file may unfold to gigabytes. */
const LARGEST_PICTURE = { bytes: 24 * 1024 * 1024, pixels: 100_000_000 };
/** Bytes of all pictures of one article, which stay in memory while it is open. */
const LARGEST_TOTAL = 96 * 1024 * 1024;

/**
 * Finds the pictures that were saved inside an original, by the hashes of their bytes, and makes sure
 * by their own signature that each is one. To be run in a worker: a page may have 64 MB.
 */
export async function findPictures(
  files: FilePort,
  job: PicturesJob,
): Promise<Result<readonly FoundPicture[], 'not-found' | 'damaged'>> {
  const read = await readChecked(files, job.path, job.sha256, 'original');
  if (!read.ok) return read;
  const text = originalText(read.value, job.encoding);
  const missing = new Set(job.wanted);
  const found = new Map<string, FoundPicture>();
  let total = 0;
  for (const address of new Set(addressesIn(text, job.mediaType))) {
    if (missing.size === 0) break;
    const bytes = pictureBytes(address)?.bytes;
    const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
    if (!sha256 || !missing.delete(sha256)) continue;
    const picture = checked(sha256, bytes);
    const length = 'bytes' in picture ? bytes.length : 0;
    const fits = total + length <= LARGEST_TOTAL;
    if (fits) total += length;
    found.set(sha256, fits ? picture : { sha256, problem: 'too-large' });
  }
  return ok(job.wanted.map((sha256) => found.get(sha256) ?? { sha256, problem: 'missing' }));
}

function checked(sha256: string, bytes: Buffer<ArrayBuffer>): FoundPicture {
  if (bytes.length > LARGEST_PICTURE.bytes) return { sha256, problem: 'too-large' };
  const kind = pictureKind(bytes);
  if (!kind) return { sha256, problem: 'not-a-picture' };
  const { width, height } = kind.size ?? { width: 0, height: 0 };
  if (width * height > LARGEST_PICTURE.pixels) return { sha256, problem: 'too-large' };
  return { sha256, bytes: new Uint8Array(bytes), ...kind };
}

/** Every `data:` address of a picture in a file, as its reader would have come upon it. */
function addressesIn(text: string, mediaType: string): string[] {
  return mediaType === 'text/html' ? addressesInPage(text) : addressesInText(text);
}

function addressesInPage(page: string): string[] {
  const addresses: string[] = [];
  const parser = new Parser({
    onopentag: (_tag, attributes) => {
      for (const [name, value] of Object.entries(attributes)) {
        // One address, or several with their sizes; parting megabytes takes its time.
        if (name !== 'srcset') addresses.push(value);
        else addresses.push(...value.split(/\s+/u).map((part) => part.replace(/,$/u, '')));
      }
    },
  });
  parser.end(page);
  return addresses.filter((address) => /^data:image\//iu.test(address));
}

const IN_TEXT = /data:image\/[\w.+-]{1,40}[^\s)"'<>]*/giu;

function addressesInText(text: string): string[] {
  return text.match(IN_TEXT) ?? [];
}
