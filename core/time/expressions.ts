import { isHistory, entryDay, isEntryHeading, datelineDay } from './document-context';
import { dayNumberOf } from './edtf-dates';
import { findInText, type FoundDate, type SpokenSoFar } from './find-in-text';
import { isDayFirst, vocabularyFor } from './language/languages';
import type { When } from './when';

/** A date in prose; `start` and `end` are UTF-16 units of the text, half open. */
export interface DateExpression {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The likeliest reading. */
  readonly when: When;
  /** Other readings, the likelier first: 03/10/2022 may be 3 October or 10 March. */
  readonly others: readonly When[];
  /** From 0 to 1: how sure it is that this is a date and that it is this one. */
  readonly certainty: number;
}

/** What is known about a text beside its words. */
export interface ExpressionContext {
  /** BCP 47, `en-GB`; decides the words and the order of numeric dates. */
  readonly language?: string | null;
  /** The day last spoken of before this text, ISO; for “that morning”. */
  readonly mentioned?: string | null;
}

/** A date in one block of an article. */
export interface ArticleDate extends DateExpression {
  readonly block: string;
}

interface TextBlock {
  readonly id: string;
  readonly text: string;
}

/**
 * Finds the dates in a text, offline, resolved against the article's date (ISO, null when unknown).
 * Durations, counts and names are left out; so is what cannot be resolved.
 */
export function findDateExpressions(
  text: string,
  reference: string | null,
  context: ExpressionContext = {},
): DateExpression[] {
  const mentioned = dayNumberOf(context.mentioned ?? null);
  return find([{ id: '', text }], reference, context.language ?? null, mentioned).map(({ found }) =>
    expressionOf(found),
  );
}

/**
 * Finds the dates in all blocks of an article. The day last spoken of carries from block to block,
 * so that “that morning” is the morning of “on Monday” a paragraph before; under a heading that is a
 * day, and in an article that tells of days long past, dates are read by those days.
 */
export function findArticleDates(
  blocks: readonly TextBlock[],
  publishedOn: string | null,
  language: string | null = null,
): ArticleDate[] {
  return find(blocks, publishedOn, language, null).map(({ block, found }) => ({
    block,
    ...expressionOf(found),
  }));
}

interface BlockDate {
  readonly block: string;
  readonly found: FoundDate;
}

function find(
  blocks: readonly TextBlock[],
  publishedOn: string | null,
  language: string | null,
  mentioned: number | null,
): BlockDate[] {
  const published = dayNumberOf(publishedOn);
  const first = readBlocks(blocks, published, language, mentioned, false);
  const isTold = isHistory(
    first.map(({ found }) => found),
    published,
  );
  return isTold ? readBlocks(blocks, published, language, mentioned, true) : first;
}

function readBlocks(
  blocks: readonly TextBlock[],
  published: number | null,
  language: string | null,
  mentioned: number | null,
  isTold: boolean,
): BlockDate[] {
  const vocabulary = vocabularyFor(language, () => blocks.map(({ text }) => text).join(' '));
  const dayFirst = isDayFirst(language);
  const dates: BlockDate[] = [];
  let reference = published;
  let spoken: SpokenSoFar = { mentioned, spoken: null, told: null, toldWithWeekday: null };
  for (const { id, text } of blocks) {
    const read = (by: number | null) =>
      findInText(text, { vocabulary, isDayFirst: dayFirst, isTold, reference: by }, spoken);
    let result = read(reference);
    const entry =
      entryDay(text, result.found) ?? (reference === null ? datelineDay(text, result.found) : null);
    const isEarlier = entry !== null && (published === null || entry < published);
    if (isEarlier && entry !== reference) result = read(entry);
    if (
      entry !== null &&
      (published === null || entry <= published) &&
      (isEntryHeading(text, result.found) || published === null)
    )
      reference = entry;
    spoken = result.spoken;
    for (const found of result.found) dates.push({ block: id, found });
  }
  return dates;
}

function expressionOf({ start, end, text, when, others, certainty }: FoundDate): DateExpression {
  return { start, end, text, when, others, certainty };
}
