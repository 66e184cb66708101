import { diffArrays } from 'diff';
import { alignBlocks } from './align-blocks';
import type { Block } from './block';

/** A piece of a changed paragraph; `same` stands in both texts. */
export interface ChangedRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One step from an older text to a newer, in reading order. */
export type Difference =
  | { readonly kind: 'same'; readonly blocks: readonly Block[] }
  | { readonly kind: 'added' | 'removed'; readonly block: Block }
  | { readonly kind: 'changed'; readonly block: Block; readonly runs: readonly ChangedRun[] };

/** Of two paragraphs' words so many must be shared that one is called the other, changed. */
const ALIKE = 0.4;

/** Words of a paragraph that are compared; longer ones are shown whole, as removed and added. */
const MOST_WORDS = 4_000;

/**
 * Tells two texts apart for a reader: paragraphs that were added, removed or changed, and for the
 * changed ones which words. Runs of equal paragraphs come as one step, to be folded.
 *
 * A paragraph counts as changed when one that is gone and one that is new stand at the same place and
 * share enough words; otherwise the reader would be shown a mash of two that have nothing in common.
 */
export function differences(before: readonly Block[], after: readonly Block[]): Difference[] {
  const found: Difference[] = [];
  let same: Block[] = [];
  let gone: Block[] = [];
  let come: Block[] = [];
  const settle = () => {
    if (same.length > 0) found.push({ kind: 'same', blocks: same });
    found.push(...pairUp(gone, come));
    same = [];
    gone = [];
    come = [];
  };
  for (const pair of alignBlocks(before, after)) {
    if (pair.before && pair.after) {
      if (gone.length + come.length > 0) settle();
      same.push(pair.after);
    } else {
      if (pair.before) gone.push(pair.before);
      if (pair.after) come.push(pair.after);
    }
  }
  settle();
  return found;
}

/** How many paragraphs were added, removed and changed. */
export function countDifferences(found: readonly Difference[]): {
  added: number;
  removed: number;
  changed: number;
} {
  const count = (kind: Difference['kind']) => found.filter((one) => one.kind === kind).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed') };
}

/** What stands between two equal paragraphs, with changed ones told from new ones, in order. */
function pairUp(gone: readonly Block[], come: readonly Block[]): Difference[] {
  const found: Difference[] = [];
  let from = 0;
  for (const block of come) {
    const at = gone.findIndex((old, index) => index >= from && likeness(old, block) >= ALIKE);
    const old = at < 0 ? undefined : gone[at];
    if (!old) {
      found.push({ kind: 'added', block });
      continue;
    }
    found.push(...gone.slice(from, at).map((one) => ({ kind: 'removed' as const, block: one })));
    found.push({ kind: 'changed', block, runs: changedRuns(old.text, block.text) });
    from = at + 1;
  }
  return [...found, ...gone.slice(from).map((one) => ({ kind: 'removed' as const, block: one }))];
}

const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return [...WORDS.segment(text)].map(({ segment }) => segment);
}

/** The share of words that two paragraphs have in common, from 0 to 1. */
function likeness(one: Block, other: Block): number {
  const isWord = (word: string) => /[\p{L}\p{N}]/u.test(word);
  const [a, b] = [one, other].map(({ text }) => wordsOf(text).slice(0, MOST_WORDS).filter(isWord));
  if (!a || !b || a.length + b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  return (2 * shared) / (a.length + b.length);
}

function changedRuns(before: string, after: string): ChangedRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const whole: ChangedRun[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  if (old.length + now.length > 2 * MOST_WORDS) return whole;
  return joined(
    diffArrays(old, now).map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

/**
 * Runs as a person would mark them: what was replaced on both sides of a mere blank is one
 * replacement, not two.
 */
function joined(runs: readonly ChangedRun[]): ChangedRun[] {
  const made: ChangedRun[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    if (removed !== '') made.push({ kind: 'removed', text: removed });
    if (added !== '') made.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  runs.forEach((run, at) => {
    if (run.kind === 'removed') removed += run.text;
    else if (run.kind === 'added') added += run.text;
    else if (/^\s+$/u.test(run.text) && removed && added && at < runs.length - 1) {
      removed += run.text;
      added += run.text;
    } else {
      settle();
      made.push(run);
    }
  });
  settle();
  return made;
}
