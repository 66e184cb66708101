import { BLOCK_SEPARATOR } from '../article/block';
import type { Block } from '../article/block';
import type { AnchorPosition } from './anchor';

/** The end of a passage that moves. */
export type PassageEnd = 'start' | 'end';

/** A word or a sign in the full text, in UTF-16 units, half open, and which ends may lie at it. */
interface Piece extends AnchorPosition {
  /** Not for a sign that closes: no passage begins with the full stop of another. */
  readonly mayStart: boolean;
  /** Not for a sign that opens. */
  readonly mayEnd: boolean;
}

function takes(piece: Piece, end: PassageEnd): boolean {
  return end === 'start' ? piece.mayStart : piece.mayEnd;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The words and signs of a text's shown blocks, block by block, as they are stepped over when the end
 * of a passage moves: a full stop is a step of its own, or no clip could end with its sentence.
 *
 * What lies in blocks that are not shown is stepped over in one, for nobody sees those words.
 */
export class TextPieces {
  readonly #blocks: readonly { readonly at: number; readonly text: string }[];
  readonly #pieces = new Map<number, readonly Piece[]>();

  constructor(blocks: readonly Block[], shown: (block: Block) => boolean) {
    let at = 0;
    const seen: { at: number; text: string }[] = [];
    for (const block of blocks) {
      if (shown(block)) seen.push({ at, text: block.text });
      at += block.text.length + BLOCK_SEPARATOR.length;
    }
    this.#blocks = seen;
  }

  /** Where a passage stands once one of its ends has moved by a word; null where it cannot. */
  moved(passage: AnchorPosition, end: PassageEnd, direction: 1 | -1): AnchorPosition | null {
    const at = passage[end];
    const to = direction === 1 ? this.#after(at, end) : this.#before(at, end);
    if (to === null) return null;
    const moved = { ...passage, [end]: to };
    return moved.start < moved.end && this.#hasWords(moved) ? moved : null;
  }

  /** Where an end that was put at a place comes to lie: at the nearest edge of a word or sign. */
  snapped(at: number, end: PassageEnd): number {
    const block = this.#blockAt(at);
    if (block < 0) return at;
    let best = at;
    let least = Infinity;
    for (const piece of this.#of(block)) {
      if (!takes(piece, end)) continue;
      const off = Math.abs(piece[end] - at);
      if (off < least) [best, least] = [piece[end], off];
    }
    return best;
  }

  /** A place to cut a text at: before the word that it lies in, and after signs that close. */
  cut(at: number): number {
    const block = this.#blockAt(at);
    let to = at;
    for (const { start, end, mayStart } of block < 0 ? [] : this.#of(block)) {
      if (start < to && to < end) to = start;
      if (start === to && !mayStart) to = end;
    }
    return to;
  }

  #hasWords({ start, end }: AnchorPosition): boolean {
    const from = this.#blocks.findLastIndex(({ at }) => at <= start);
    for (let index = Math.max(0, from); index < this.#blocks.length; index++) {
      if ((this.#blocks[index]?.at ?? end) >= end) return false;
      if (this.#of(index).some((piece) => piece.start < end && piece.end > start)) return true;
    }
    return false;
  }

  #after(at: number, end: PassageEnd): number | null {
    const from = Math.max(
      0,
      this.#blocks.findLastIndex((block) => block.at <= at),
    );
    for (let index = from; index < this.#blocks.length; index++) {
      const piece = this.#of(index).find((one) => takes(one, end) && one[end] > at);
      if (piece) return piece[end];
    }
    return null;
  }

  #before(at: number, end: PassageEnd): number | null {
    for (let index = this.#blocks.findLastIndex((block) => block.at < at); index >= 0; index--) {
      const piece = this.#of(index).findLast((one) => takes(one, end) && one[end] < at);
      if (piece) return piece[end];
    }
    return null;
  }

  #blockAt(at: number): number {
    return this.#blocks.findIndex(({ at: from, text }) => from <= at && at <= from + text.length);
  }

  #of(index: number): readonly Piece[] {
    const known = this.#pieces.get(index);
    if (known) return known;
    const block = this.#blocks[index];
    const { at, text } = block ?? { at: 0, text: '' };
    const made: Piece[] = [];
    for (const { segment, index: from, isWordLike = false } of segmenter.segment(text)) {
      if (segment.trim() === '') continue;
      const to = from + segment.length;
      made.push({
        start: at + from,
        end: at + to,
        mayStart: isWordLike || !/\S/.test(text.charAt(from - 1)),
        mayEnd: isWordLike || !/\S/.test(text.charAt(to)),
      });
    }
    this.#pieces.set(index, made);
    return made;
  }
}
