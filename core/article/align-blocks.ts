import { diffArrays } from 'diff';
import type { Block } from './block';

/** A block of one text and the block of another that stands for it; one side where there is none. */
export interface BlockPair {
  readonly before: Block | null;
  readonly after: Block | null;
}

/** Steps of the comparison; beyond it two texts share so little order that order says nothing. */
const MOST_STEPS = 2_000;

/**
 * Lays two texts side by side by blocks of the same words, in the order of both. What stands in one
 * alone comes as a pair with one side, the older side first. White space is no difference.
 *
 * Only words that both texts have are compared for their order: a text decoded anew may share none
 * with what it was, and that must not cost the square of its length.
 */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): BlockPair[] {
  const pairs: BlockPair[] = [];
  let from = 0;
  let to = 0;
  const step = (untilFrom: number, untilTo: number) => {
    for (const block of before.slice(from, untilFrom)) pairs.push({ before: block, after: null });
    for (const block of after.slice(to, untilTo)) pairs.push({ before: null, after: block });
    from = untilFrom;
    to = untilTo;
  };
  for (const [older, newer] of inOrder(before.map(wordsOf), after.map(wordsOf))) {
    step(older, newer);
    pairs.push({ before: before[older] ?? null, after: after[newer] ?? null });
    from++;
    to++;
  }
  step(before.length, after.length);
  return pairs;
}

function wordsOf(block: Block): string {
  return block.text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The places of equal texts in both lists, rising in both. */
function inOrder(before: readonly string[], after: readonly string[]): [number, number][] {
  const known = new Set(before);
  const shared = new Set(after.filter((text) => known.has(text)));
  const older = placesOf(before, shared);
  const newer = placesOf(after, shared);
  const parts = diffArrays(
    older.map((at) => before[at]),
    newer.map((at) => after[at]),
    { maxEditLength: MOST_STEPS },
  ) as ReturnType<typeof diffArrays> | undefined;
  const pairs: [number, number][] = [];
  let from = 0;
  let to = 0;
  for (const { added, removed, count } of parts ?? []) {
    for (let step = 0; step < count && !added && !removed; step++) {
      pairs.push([older[from + step] ?? 0, newer[to + step] ?? 0]);
    }
    if (!added) from += count;
    if (!removed) to += count;
  }
  return pairs;
}

function placesOf(texts: readonly string[], wanted: ReadonlySet<string>): number[] {
  return texts.flatMap((text, at) => (wanted.has(text) ? [at] : []));
}
