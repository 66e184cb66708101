import type { Block } from '../article/block';
import { quotePlaces } from './quote-places';
import { describePassage, findPassage } from './selector';
import type { AnchorState, Selector } from './selector';

/** A clip's passage in another text: found as it was or moved, or not to be told. */
export type CarriedPassage =
  | { readonly state: 'exact' | 'moved'; readonly selector: Selector }
  | { readonly state: 'ambiguous' | 'lost'; readonly selector: null };

/** How many passages were found in another text, stood at several places, or were not there. */
export interface CarryCounts {
  readonly found: number;
  readonly ambiguous: number;
  readonly lost: number;
}

/**
 * Describes a passage anew in another text, where just its words stand. Words are never replaced by
 * like ones, and of several places none is picked: the clip then stays as it is and says so.
 */
export function carryPassage(
  blocks: readonly Block[],
  shown: (block: Block) => boolean,
  passage: Selector,
): CarriedPassage {
  const { exact } = passage.quote;
  const anchor = findPassage(blocks, passage);
  const { position, state } = anchor;
  if (position && (state === 'exact' || state === 'moved')) {
    // Where a block in between is not shown, or the passage itself is not, its words are the same.
    const selector = [shown, (block: Block) => passage.blocks.includes(block.id), () => true]
      .map((seen) => describePassage(blocks, position.start, position.end, seen))
      .find((described) => described?.quote.exact === exact);
    if (selector) return { state, selector };
  }
  if (state === 'ambiguous') return { state, selector: null };
  // Words of one block have nothing between them that might not be shown.
  if (passage.blocks.length < 2) return { state: 'lost', selector: null };
  const [only, second] = shownPlaces(blocks, shown, exact);
  if (second) return { state: 'ambiguous', selector: null };
  return only ? { state: 'moved', selector: only } : { state: 'lost', selector: null };
}

/** Counts what became of passages, for people. */
export function carryCounts(states: readonly AnchorState[]): CarryCounts {
  const count = (...those: AnchorState[]) => states.filter((state) => those.includes(state)).length;
  return { found: count('exact', 'moved'), ambiguous: count('ambiguous'), lost: count('lost') };
}

/** Where words stand once the blocks between them that are not shown are left out. */
function shownPlaces(
  blocks: readonly Block[],
  shown: (block: Block) => boolean,
  exact: string,
): Selector[] {
  return quotePlaces(blocks, exact, shown)
    .map(({ start, end }) => describePassage(blocks, start, end, shown))
    .filter((described) => described !== null)
    .filter((described) => described.quote.exact === exact);
}
