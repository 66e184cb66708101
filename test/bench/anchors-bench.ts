import search from 'approx-string-match';
import { fullText } from '../../core/article/block';
import type { Block } from '../../core/article/block';
import { findPassage } from '../../core/clip/selector';
import type { Selector } from '../../core/clip/selector';
import { goneTrials, keptTrials } from './anchor-trials';
import type { Trial, TrialArticle } from './anchor-trials';
import type { Edits } from './article-edits';
import { median, ms, quantile } from './figures';

/** Rules and constants were set with the articles of smaller seeds; the figures are of these. */
const FIRST_SEED = 1_000_000;
const ARTICLES = 60; // for each row, 20 quotes each
const YARDSTICK_ARTICLES = 4; // the yardstick takes long

const NOTHING: Edits = { words: 0, movedParagraphs: 0, signs: 0, joints: 0 };
const ALL: Edits = { words: 0.2, movedParagraphs: 0.2, signs: 0.2, joints: 0.1 };
const KEPT: readonly (readonly [string, Edits])[] = [
  ['nothing changed', NOTHING],
  ['a fifth of the paragraphs moved', { ...NOTHING, movedParagraphs: 0.2 }],
  ['punctuation, quotation marks, blanks', { ...NOTHING, signs: 0.5 }],
  ['sentences and paragraphs joined, split', { ...NOTHING, joints: 0.3 }],
  ['5 % of the words changed', { ...NOTHING, words: 0.05 }],
  ['10 % of the words changed', { ...NOTHING, words: 0.1 }],
  ['20 % of the words changed', { ...NOTHING, words: 0.2 }],
  ['all of this, 10 % of the words', { ...ALL, words: 0.1 }],
  ['all of this, 20 % of the words', ALL],
];
const GONE: readonly (readonly [string, Edits])[] = [
  ['taken out, nothing else', NOTHING],
  ['taken out, 10 % of the words changed', { ...ALL, words: 0.1 }],
  ['taken out, 20 % of the words changed', ALL],
];

type Place = { readonly start: number; readonly end: number } | null;
type Finder = (article: TrialArticle, selector: Selector) => readonly [string, Place];

/**
 * How surely passages are found again in edited articles of 10,000 words, and how fast (of the
 * processor's time); beside the approximate search that Hypothesis uses, with the words around to
 * choose by.
 *
 * @param articles how many for each row
 */
export function benchAnchors(articles = ARTICLES): void {
  const finders: readonly (readonly [string, Finder, number])[] = [
    ['Dateline', ({ after }, selector) => anchored(after, selector), articles],
    [
      'Dateline, older text at hand',
      ({ after, before }, selector) => anchored(after, selector, before),
      Math.ceil(articles / 3),
    ],
    ['approx-string-match', approximate, YARDSTICK_ARTICLES],
  ];
  for (const [name, find, count] of finders) {
    const rows = [
      ...KEPT.map(([work, edits]) =>
        row(work, find, seeds(count), (seed) => keptTrials(seed, edits)),
      ),
      ...GONE.map(([work, edits]) =>
        row(work, find, seeds(count), (seed) => goneTrials(seed, edits)),
      ),
    ];
    print(`${name}: ${count} articles a row, 20 quotes each`, rows);
  }
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, at) => FIRST_SEED + at);
}

function row(
  work: string,
  find: Finder,
  numbers: readonly number[],
  make: (seed: number) => TrialArticle,
): string[] {
  const tally = { right: 0, wrong: 0, ambiguous: 0, lost: 0 };
  const took: number[] = [];
  for (const seed of numbers) {
    const article = make(seed);
    for (const trial of article.trials) {
      const began = process.cpuUsage();
      const [state, place] = find(article, trial.selector);
      const { user, system } = process.cpuUsage(began);
      took.push((user + system) / 1_000);
      tally[outcome(trial, state, place)]++;
    }
  }
  const share = (count: number) => `${((count / took.length) * 100).toFixed(2)} %`;
  const counts = [tally.right, tally.wrong, tally.ambiguous, tally.lost].map(share);
  return [work, ...counts, ms(median(took)), ms(quantile(took, 0.95))];
}

/** Right: more than half of what either covers is covered by both. */
function outcome({ place }: Trial, state: string, found: Place) {
  if (!found) return state === 'ambiguous' ? 'ambiguous' : 'lost';
  if (!place) return 'wrong';
  const both = Math.min(place.end, found.end) - Math.max(place.start, found.start);
  const either = Math.max(place.end, found.end) - Math.min(place.start, found.start);
  return both > either / 2 ? 'right' : 'wrong';
}

function anchored(
  blocks: readonly Block[],
  selector: Selector,
  before?: readonly Block[],
): readonly [string, Place] {
  const { state, position } = findPassage(blocks, selector, before);
  return [state, position];
}

/** The closest matches with at most half of the letters changed; of several, that with most of the words around it. */
function approximate({ after }: TrialArticle, { quote }: Selector): readonly [string, Place] {
  const text = fullText(after);
  const found = search(text, quote.exact, Math.min(256, Math.floor(quote.exact.length / 2)));
  const weighed = found
    .map((match) => {
      const { exact, prefix, suffix } = quote;
      const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
      const behind = text.slice(match.end, match.end + suffix.length);
      const around = likeness(before, prefix) + likeness(behind, suffix);
      return { match, weight: 50 * (1 - match.errors / exact.length) + 20 * around };
    })
    .sort((a, b) => b.weight - a.weight);
  const [best] = weighed;
  return best ? ['moved', best.match] : ['lost', null];
}

function likeness(text: string, wanted: string): number {
  if (wanted === '' || text === '') return 1;
  const [match] = search(text, wanted, wanted.length);
  return match ? 1 - match.errors / wanted.length : 0;
}

function print(title: string, rows: readonly (readonly string[])[]): void {
  const heads = ['edits', 'right', 'wrong', 'ambiguous', 'lost', 'median', '95th percentile'];
  const wide = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(wide[at] ?? 0)).join(' | ')} |`;
  const rule = `|${wide.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  process.stdout.write(`\n${title}\n\n${[line(heads), rule, ...rows.map(line)].join('\n')}\n`);
}
