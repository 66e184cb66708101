import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { SavedTimeline } from '../../core/ipc/contract';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Paper } from '../../core/timeline/paper';
import { plainStem } from '../originals/save-picture';
import { errorCode } from '../store/file-port';
import { writeExport } from '../store/write-export';

/** A picture as the window drew it; sizes in CSS pixels. */
export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The same as PNG; sizes in its own pixels. */
export interface PngPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Whether it has fewer pixels than usual, because they were too many. */
  readonly isReduced: boolean;
}

/** The pages of a timeline: the body of a document, and the paper that it was cut for. */
export interface PrintedPages {
  readonly body: string;
  readonly paper: Paper;
}

/** `Kestrel ferry timeline.svg`: how a file of a library's timeline is first called. */
export function timelineFileName(library: string, ending: 'svg' | 'pdf'): string {
  return `${plainStem(library, 'Library')} timeline.${ending}`;
}

/** Writes a picture of the timeline as what the file's ending says. */
export async function saveTimelinePicture(
  path: string,
  picture: SvgPicture,
  drawPng: (picture: SvgPicture) => Promise<PngPicture>,
): Promise<Result<SavedTimeline, 'not-written' | 'other-kind'>> {
  const ending = extname(path).toLowerCase();
  if (ending === '.svg') return writeTimeline(path, Buffer.from(picture.svg, 'utf8'), null);
  if (ending !== '.png') {
    const words = `“${basename(path)}” was not saved: a picture’s name ends in .svg or .png.`;
    return fail('other-kind', words);
  }
  const { bytes, width, height, isReduced } = await drawPng(picture);
  return writeTimeline(path, bytes, isReduced ? { width, height } : null);
}

/** Writes what the timeline was made into, and says what was written or why it could not be. */
export async function writeTimeline(
  path: string,
  bytes: Uint8Array,
  reducedTo: SavedTimeline['reducedTo'],
): Promise<Result<SavedTimeline, 'not-written'>> {
  try {
    await writeExport(path, bytes);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('not-written', `${path} could not be written (${code}).`);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ path, bytes: bytes.length, sha256, reducedTo });
}
