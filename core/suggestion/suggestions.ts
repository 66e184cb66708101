import { BLOCK_SEPARATOR } from '../article/block';
import type { Block } from '../article/block';
import type { Stretch } from '../clip/runs';
import { bounds } from '../time/bounds';
import type { ArticleDate } from '../time/expressions';
import type { When } from '../time/when';
import { proposedTitle } from './proposed-title';
import { sentencesOf } from './sentences';

/** An event that the text proposes; nothing is made of it until the user accepts it. */
export interface Suggestion {
  /** Names it as long as the text is the same. */
  readonly id: string;
  /** The sentence that tells of it, in UTF-16 units of the full text: what becomes the clip. */
  readonly passage: Stretch;
  readonly sentence: string;
  readonly blockId: string;
  /** The date expression, in UTF-16 units of its block. */
  readonly expression: Stretch;
  /** The same, in units of the sentence. */
  readonly date: Stretch;
  readonly when: When;
  readonly title: string;
}

/** Dates that are less sure than this are underlined, and make no event. */
const SURE = 0.5;

/**
 * The events that an article's text proposes, in its order: one for each date of a sentence that says
 * more than the date, unless another date of the same sentence says it more exactly.
 *
 * @param blocks all blocks of the revision, kept and removed
 * @param dates the dates of its shown blocks, as the user left them
 * @param language BCP 47, or null: how its sentences are told
 */
export function suggestionsOf(
  blocks: readonly Block[],
  dates: readonly ArticleDate[],
  language: string | null,
): Suggestion[] {
  const byBlock = Map.groupBy(dates, ({ block }) => block);
  const suggestions: Suggestion[] = [];
  let start = 0;
  for (const block of blocks) {
    const found = byBlock.get(block.id);
    if (found) suggestions.push(...inBlock(block, start, found, language));
    start += block.text.length + BLOCK_SEPARATOR.length;
  }
  return suggestions;
}

function inBlock(
  { id, text }: Block,
  from: number,
  dates: readonly ArticleDate[],
  language: string | null,
): Suggestion[] {
  return sentencesOf(text, language).flatMap((sentence) => {
    const within = dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const words = text.slice(sentence.start, sentence.end);
    return within.flatMap((date): Suggestion[] => {
      if (date.certainty < SURE || within.some((other) => isFiner(other, date))) return [];
      const inSentence = { start: date.start - sentence.start, end: date.end - sentence.start };
      const others = within
        .filter((other) => other !== date && !isFiner(date, other))
        .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
      const title = proposedTitle(words, inSentence, others);
      if (!/(?:\p{L}{2,}.*\P{L}){2}\p{L}{2,}|\p{Lo}{4,}/u.test(title)) return [];
      return [
        {
          id: `${id}:${date.start}`,
          passage: { start: from + sentence.start, end: from + sentence.end },
          sentence: words,
          blockId: id,
          expression: { start: date.start, end: date.end },
          date: inSentence,
          when: date.when,
          title,
        },
      ];
    });
  });
}

/** Whether a date of the same sentence lies within another and says more exactly when. */
function isFiner(finer: ArticleDate, coarser: ArticleDate): boolean {
  if (finer === coarser) return false;
  const [inner, outer] = [bounds(finer.when), bounds(coarser.when)];
  if (!inner || !outer) return false;
  return (
    inner.earliest >= outer.earliest &&
    inner.latest <= outer.latest &&
    inner.latest - inner.earliest < outer.latest - outer.earliest
  );
}
