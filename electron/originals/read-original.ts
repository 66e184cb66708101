import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { remotePictures } from '../../core/article/remote-pictures';
import { ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { readChecked } from '../store/content-files';
import type { FilePort } from '../store/file-port';
import type { OfferedOriginal } from './offered-originals';

/** Kinds of originals that are shown as they are, and as what a browser draws them. */
const SHOWN_AS: ReadonlyMap<string, string> = new Map([
  ['text/html', 'text/html'],
  ['text/plain', 'text/plain'],
  ['text/markdown', 'text/plain'],
]);

/** Whether an original of this kind can be drawn beside its text. */
export function canBeShown(mediaType: string): boolean {
  return SHOWN_AS.has(mediaType);
}

/** Which original to read. */
export interface OriginalJob {
  readonly path: string;
  readonly sha256: string;
  readonly mediaType: string;
  /** What its article was read with; null where that is not known. */
  readonly encoding: string | null;
}

/** An original as it can be offered, and what is to be said of it. */
export interface ReadOriginal extends OfferedOriginal {
  /** Pictures that it names and does not hold. */
  readonly pictures: number;
}

/**
 * Reads an original whole and makes sure that it is the one that was imported.
 *
 * It goes to the frame byte for byte, under the encoding that its article was read with. The few
 * encodings that browsers do not know, as UTF-32, are turned into UTF-8. To be run in a worker: a
 * page may have 64 MB.
 */
export async function readOriginal(
  files: FilePort,
  job: OriginalJob,
): Promise<Result<ReadOriginal, 'not-found' | 'damaged'>> {
  const read = await readChecked(files, job.path, job.sha256, 'original');
  if (!read.ok) return read;
  const shownAs = SHOWN_AS.get(job.mediaType) ?? 'text/plain';
  const text = job.encoding === null ? 'utf-8' : job.encoding;
  const decoder = decoderFor(text);
  const isPage = shownAs === 'text/html';
  const decoded = isPage || !decoder ? decode(read.value, text, decoder) : '';
  const bytes = decoder ? whole(read.value) : whole(new TextEncoder().encode(decoded));
  const charset = decoder ? decoder.encoding : 'utf-8';
  // A page whose encoding is not known says itself what it is.
  const says = job.encoding === null && isPage ? '' : `; charset=${charset}`;
  return ok({
    bytes,
    contentType: `${shownAs}${says}`,
    pictures: isPage ? remotePictures(decoded) : 0,
  });
}

/** An original's letters, by the encoding that its article was read with; UTF-8 where that is not known. */
export function originalText(bytes: Uint8Array, encoding: string | null): string {
  const name = encoding ?? 'utf-8';
  return decode(bytes, name, decoderFor(name));
}

/** A decoder of the browser's own kind; null where browsers do not know the encoding. */
function decoderFor(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decode(bytes: Uint8Array, encoding: string, decoder: TextDecoder | null): string {
  return decoder ? decoder.decode(bytes) : iconv.decode(Buffer.from(bytes), encoding);
}

/** Bytes in memory of their own, which can be handed on. */
function whole(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
