import { BLOCK_SEPARATOR } from '../article/block';
import type { Block } from '../article/block';
import type { AnchorPosition } from './anchor';

/** The end of a passage that moves. */
export type PassageEnd = 'start' | 'end';

/** A word or a sign in the full text, in UTF-16 units, half open. */
type Piece = AnchorPosition;

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
      const off = Math.abs(piece[end] - at);
      if (off < least) [best, least] = [piece[end], off];
    }
    return best;
  }

  /** A place to cut a text at: itself between words, else before the word that it lies in. */
  cut(at: number): number {
    const block = this.#blockAt(at);
    const inside = block < 0 ? undefined : this.#of(block).find((p) => p.start < at && at < p.end);
    return inside?.start ?? at;
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
      const piece = this.#of(index).find((one) => one[end] > at);
      if (piece) return piece[end];
    }
    return null;
  }

  #before(at: number, end: PassageEnd): number | null {
    for (let index = this.#blocks.findLastIndex((block) => block.at < at); index >= 0; index--) {
      const piece = this.#of(index).findLast((one) => one[end] < at);
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
    const pieces = block ? [...segmenter.segment(block.text)] : [];
    const made = pieces
      .filter(({ segment }) => segment.trim() !== '')
      .map(({ segment, index: from }): Piece => {
        const start = (block?.at ?? 0) + from;
        return { start, end: start + segment.length };
      });
    this.#pieces.set(index, made);
    return made;
  }
}
