import type { Article } from '../library/records';
import type { When } from '../time/when';

/** What the user decided about one date expression, as an article keeps it. */
export type DateReading = NonNullable<Article['dateReadings']>[number];

/** A date expression in its block; `start` and `end` are UTF-16 units of the block's text. */
export interface ExpressionInBlock {
  readonly start: number;
  readonly end: number;
  readonly when: When;
}

/** How much of the block stands with a decision on either side, in UTF-16 units. */
const CONTEXT = 32;
/** Of the words around, at least this share must have stayed for a decision to hold still. */
const STAYED = 0.5;

/** A decision about an expression, to be kept by the words that it stands between: texts are read again. */
export function readingOf(
  text: string,
  { start, end }: ExpressionInBlock,
  decided: Pick<DateReading, 'verdict' | 'when'>,
): DateReading {
  return { ...expressionIn(text, start, end), ...decided };
}

/** The decisions with one more, which takes the place of an earlier one about the same expression. */
export function withReading(
  readings: readonly DateReading[] | null | undefined,
  reading: DateReading,
): DateReading[] {
  return [...(readings ?? []).filter((known) => !isAboutSame(known, reading)), reading];
}

/** The decisions without those about an expression. */
export function withoutReading(
  readings: readonly DateReading[] | null | undefined,
  reading: Pick<DateReading, 'words' | 'before' | 'after'>,
): DateReading[] {
  return (readings ?? []).filter((known) => !isAboutSame(known, reading));
}

/**
 * What was decided about an expression of a block, or null: the decision whose words are the same and
 * whose surroundings are likest, be it that the text around was edited a little. The newest wins where
 * two are as like.
 */
export function decidedFor(
  readings: readonly DateReading[] | null | undefined,
  text: string,
  { start, end }: Pick<ExpressionInBlock, 'start' | 'end'>,
): DateReading | null {
  const here = expressionIn(text, start, end);
  let best: DateReading | null = null;
  let most = STAYED;
  for (const reading of readings ?? []) {
    if (reading.words !== here.words) continue;
    const share = sharedAround(reading, here);
    if (share < most) continue;
    best = reading;
    most = share;
  }
  return best;
}

/**
 * The expressions of a block as the user left them: without those that are no dates, and with the
 * times that were corrected.
 */
export function readAsDecided<E extends ExpressionInBlock>(
  readings: readonly DateReading[] | null | undefined,
  text: string,
  found: readonly E[],
): E[] {
  if (!readings || readings.length === 0) return [...found];
  return found.flatMap((expression) => {
    const decided = decidedFor(readings, text, expression);
    if (decided?.verdict === 'none') return [];
    return decided?.when ? [{ ...expression, when: decided.when }] : [expression];
  });
}

function expressionIn(
  text: string,
  start: number,
  end: number,
): Pick<DateReading, 'words' | 'before' | 'after'> {
  return {
    words: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
  };
}

function isAboutSame(
  one: Pick<DateReading, 'words' | 'before' | 'after'>,
  other: Pick<DateReading, 'words' | 'before' | 'after'>,
): boolean {
  return one.words === other.words && one.before === other.before && one.after === other.after;
}

/** The share of the units around an expression that stayed, counted from it outwards; 1 for none at all. */
function sharedAround(
  one: Pick<DateReading, 'before' | 'after'>,
  other: Pick<DateReading, 'before' | 'after'>,
): number {
  const whole =
    Math.max(one.before.length, other.before.length) +
    Math.max(one.after.length, other.after.length);
  if (whole === 0) return 1;
  let same = 0;
  while (
    same < Math.min(one.before.length, other.before.length) &&
    one.before.at(-1 - same) === other.before.at(-1 - same)
  )
    same++;
  let after = 0;
  while (
    after < Math.min(one.after.length, other.after.length) &&
    one.after[after] === other.after[after]
  )
    after++;
  return (same + after) / whole;
}
