import type { Block } from '../../core/article/block';
import { describePassage } from '../../core/clip/selector';
import type { Selector } from '../../core/clip/selector';
import { edited, without } from './article-edits';
import type { Edits } from './article-edits';
import { int, madeUpArticle, written } from './article-for-anchors';
import type { Article } from './article-for-anchors';
import { seeded } from './random';

/** A passage to be found again in an edited article. */
export interface Trial {
  readonly selector: Selector;
  /** Where its words, or those put in their place, stand now; null where it was taken out. */
  readonly place: { readonly start: number; readonly end: number } | null;
}

/** An edited article, its older text, and passages of the older text. */
export interface TrialArticle {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly trials: readonly Trial[];
}

const QUOTES = 20; // an article
const WORDS = 10_000;

/** Passages of five words to three sentences of a made-up article that is edited. */
export function keptTrials(seed: number, edits: Edits): TrialArticle {
  const random = seeded(seed);
  const article = madeUpArticle(random, WORDS);
  const after = edited(random, article, edits);
  const { places } = written(after);
  return trials(article, after, quotesOf(random, article), (numbers) => {
    const there = numbers.flatMap((number) => places.get(number) ?? []);
    if (there.length === 0) return null;
    const start = Math.min(...there.map((place) => place.start));
    const end = Math.max(...there.map((place) => place.end));
    const length = there.reduce((sum, place) => sum + place.end - place.start, 0);
    return end - start > 2.5 * length ? 'torn' : { start, end };
  });
}

/**
 * The same with each passage taken out before the article is edited: by itself, or with its paragraph.
 */
export function goneTrials(seed: number, edits: Edits): TrialArticle {
  const random = seeded(seed);
  const article = madeUpArticle(random, WORDS);
  const quotes = quotesOf(random, article);
  const gone = new Set(quotes.flat());
  for (const paragraph of article) {
    const numbers = paragraph.flat().map(({ number }) => number ?? -1);
    if (!numbers.some((number) => gone.has(number)) || random() < 0.6) continue;
    for (const number of numbers) gone.add(number);
  }
  const left = without(article, ({ number }) => number !== null && gone.has(number));
  return trials(article, edited(random, left, edits), quotes, () => null);
}

/** The numbers of each quote's words: a third begins with a sentence, none crosses paragraphs by more than one. */
function quotesOf(random: () => number, article: Article): number[][] {
  const sentences = article.flat().map((sentence) => sentence.map(({ number }) => number ?? -1));
  return Array.from({ length: QUOTES }, () => {
    const at = int(random, sentences.length - 3);
    if (random() < 0.35) return sentences.slice(at, at + 1 + int(random, 3)).flat();
    const words = sentences.slice(at, at + 3).flat();
    const from = int(random, Math.max(1, words.length - 5));
    return words.slice(from, from + 5 + int(random, 25));
  });
}

function trials(
  before: Article,
  after: Article,
  quotes: readonly (readonly number[])[],
  place: (numbers: readonly number[]) => Trial['place'] | 'torn',
): TrialArticle {
  const old = written(before);
  const blocks = blocksOf(old.paragraphs);
  return {
    before: blocks,
    after: blocksOf(written(after).paragraphs),
    trials: quotes.flatMap((numbers): Trial[] => {
      const [first, last] = [
        old.places.get(numbers[0] ?? -1),
        old.places.get(numbers.at(-1) ?? -1),
      ];
      const selector = first && last && describePassage(blocks, first.start, last.end, () => true);
      const stands = place(numbers);
      // Of a passage whose paragraphs were moved apart there is no place to be right about.
      return selector && stands !== 'torn' ? [{ selector, place: stands }] : [];
    }),
  };
}

function blocksOf(paragraphs: readonly string[]): Block[] {
  return paragraphs.map((text, at) => ({ id: `b${at + 1}`, kind: 'paragraph', text }));
}
