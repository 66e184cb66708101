import type { Block } from '../article/block';
import { describePassage, findPassage } from './selector';
import type { Selector } from './selector';

/**
 * A clip's passage in another text: found as it was or moved, or not to be told. Where its words were
 * changed, the selector has those of the other text and is not verbatim.
 */
export type CarriedPassage =
  | { readonly state: 'exact' | 'moved'; readonly selector: Selector; readonly isVerbatim: boolean }
  | { readonly state: 'ambiguous' | 'lost'; readonly selector: null };

/** What became of passages in another text. */
export interface CarryCounts {
  /** Found with the very same words. */
  readonly found: number;
  /** Found with other words. */
  readonly changed: number;
  readonly ambiguous: number;
  readonly lost: number;
}

/**
 * Describes a passage anew in another text, where it stands there. Of several places none is picked:
 * the clip then stays as it is and says so.
 *
 * @param before the text that the passage was described in, where it is at hand: see `findPassage`
 */
export function carryPassage(
  blocks: readonly Block[],
  shown: (block: Block) => boolean,
  passage: Selector,
  before?: readonly Block[],
): CarriedPassage {
  const { exact } = passage.quote;
  const { position, state } = findPassage(blocks, passage, before);
  if (position && (state === 'exact' || state === 'moved')) {
    // Where a block in between is not shown, or the passage itself is not, its words are the same.
    const described = [shown, (block: Block) => passage.blocks.includes(block.id), () => true]
      .map((seen) => describePassage(blocks, position.start, position.end, seen))
      .filter((selector) => selector !== null);
    const same = described.find(({ quote }) => quote.exact === exact);
    const selector = same ?? described[0];
    if (selector) return { state, selector, isVerbatim: same !== undefined };
  }
  return { state: state === 'ambiguous' ? state : 'lost', selector: null };
}

/** Counts what became of passages, for people. */
export function carryCounts(carried: readonly CarriedPassage[]): CarryCounts {
  const count = (is: (passage: CarriedPassage) => boolean) => carried.filter(is).length;
  return {
    found: count(({ selector }) => selector !== null) - count(isChanged),
    changed: count(isChanged),
    ambiguous: count(({ state }) => state === 'ambiguous'),
    lost: count(({ state }) => state === 'lost'),
  };
}

function isChanged(passage: CarriedPassage): boolean {
  return passage.selector !== null && !passage.isVerbatim;
}
