import { DAY } from './calendar';
import { boundsOfEdtf } from './bounds';
import { edtfOrNull } from './edtf';
import { exchanged } from './grammar-calendar';
import type { DateNode, WhenNode } from './expression-node';
import { readWhenNode } from './grammar-when';
import { ENGLISH } from './language/english';
import { compileVocabulary, type Vocabulary } from './language/vocabulary';
import { hasRole, type ReadingInput } from './reading-input';
import type { ReadingContext } from './resolve-date';
import { dayOf, resolveWhen } from './resolve-when';
import { tenseAround } from './tense';
import { tokensOf } from './tokens';
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
  /** BCP 47, `en-GB`; decides the order of numeric dates. */
  readonly language?: string | null;
  /** The day last spoken of before this text, ISO; for “that morning”. */
  readonly mentioned?: string | null;
}

/** A date in one block of an article. */
export interface ArticleDate extends DateExpression {
  readonly block: string;
}

const VOCABULARY = compileVocabulary(ENGLISH);

/** Languages and countries that write the month first in numbers. */
const MONTH_FIRST = /^en-(?:US|PH|CA)\b/i;

/** The vocabulary that dates are found and read with. */
export function vocabulary(): Vocabulary {
  return VOCABULARY;
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
  const start = {
    reference: dayNumberOf(reference),
    mentioned: dayNumberOf(context.mentioned ?? null),
  };
  return find(text, start, isDayFirst(context.language ?? null)).expressions;
}

/**
 * Finds the dates in all blocks of an article. The day last spoken of carries from block to block,
 * so that “that morning” is the morning of “on Monday” a paragraph before.
 */
export function findArticleDates(
  blocks: readonly { readonly id: string; readonly text: string }[],
  publishedOn: string | null,
  language: string | null = null,
): ArticleDate[] {
  const reference = dayNumberOf(publishedOn);
  const dates: ArticleDate[] = [];
  let mentioned: number | null = null;
  for (const { id, text } of blocks) {
    const found = find(text, { reference, mentioned }, isDayFirst(language));
    mentioned = found.mentioned;
    for (const expression of found.expressions) dates.push({ block: id, ...expression });
  }
  return dates;
}

interface Days {
  readonly reference: number | null;
  readonly mentioned: number | null;
}

function find(
  text: string,
  days: Days,
  dayFirst: boolean,
): { expressions: DateExpression[]; mentioned: number | null } {
  const tokens = tokensOf(text, VOCABULARY);
  const input: ReadingInput = {
    text,
    tokens,
    vocabulary: VOCABULARY,
    isEntry: false,
    isDayFirst: dayFirst,
  };
  const expressions: DateExpression[] = [];
  let { mentioned } = days;
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const canStart =
      token?.kind === 'number' ||
      token?.meaning?.canStart === true ||
      token?.text === '’' ||
      token?.text === 'q';
    const match = canStart && !isBarred(input, at) ? readWhenNode(input, at) : null;
    const last = match ? tokens[match.next - 1] : undefined;
    if (!token || !match || !last) {
      at += 1;
      continue;
    }
    const context: ReadingContext = {
      reference: days.reference,
      mentioned,
      tense: tenseAround(input, at, match.next),
    };
    const when = resolveWhen(match.node, context);
    if (!when || isPluralAfter(input, match.next, match.node)) {
      at += 1;
      continue;
    }
    mentioned = dayOf(when) ?? mentioned;
    expressions.push({
      start: token.start,
      end: last.end,
      text: text.slice(token.start, last.end),
      when,
      others: otherReadings(match.node, text.slice(token.start, last.end), context, when),
      certainty: certaintyOf(match.node, context),
    });
    at = match.next;
  }
  return { expressions, mentioned };
}

/** `every Friday` recurs, `non-May` is no May. */
function isBarred(input: ReadingInput, at: number): boolean {
  return hasRole(input, at - 1, 'every') || input.tokens[at - 1]?.meaning?.isNumbered === true;
}

/** `3 May 2020s` and the like: a letter glued to the end makes it something else. */
function isPluralAfter(input: ReadingInput, next: number, node: WhenNode): boolean {
  const after = input.tokens[next];
  if (!after || after.isSpaced || node.kind !== 'point') return false;
  return after.kind === 'word' || after.kind === 'number';
}

function otherReadings(node: WhenNode, text: string, context: ReadingContext, when: When): When[] {
  if (node.kind !== 'point' || !/^\d{1,2}[./-]\d{1,2}[./-]/.test(text)) return [];
  const other = exchanged(node.date);
  const read = other && resolveWhen({ ...node, date: other }, context);
  return read && read.edtf !== when.edtf ? [read] : [];
}

/** Estimates by kind: what is written out is surer than what the article's date must complete. */
function certaintyOf(node: WhenNode, context: ReadingContext): number {
  const dates = node.kind === 'stretch' ? [node.start, node.end] : [node.date];
  const sure = dates.map((date) => (typeof date === 'object' ? dateCertainty(date, context) : 1));
  return Math.min(...sure);
}

function dateCertainty(node: DateNode, context: ReadingContext): number {
  switch (node.kind) {
    case 'fixed':
      return 0.97;
    case 'calendar':
      if (node.year !== null) return node.month === null ? 0.85 : 0.98;
      return (node.day === null ? 0.75 : 0.85) + (context.tense === null ? 0 : 0.08);
    case 'weekday':
      return context.tense === null && node.relation === 'bare' ? 0.8 : 0.92;
    case 'season':
      return node.year ? 0.9 : 0.65;
    case 'unit':
      return 0.88;
    case 'ago':
    case 'day':
    case 'in-year':
      return 0.92;
    case 'holiday':
      return node.year === null ? 0.75 : 0.97;
    case 'that-day':
      return 0.65;
    case 'clock':
      return node.on ? dateCertainty(node.on, context) : 0.55;
    case 'part':
    case 'third':
    case 'rest':
    case 'marked':
      return dateCertainty(node.of, context);
  }
}

function isDayFirst(language: string | null): boolean {
  return language === null || !MONTH_FIRST.test(language);
}

/** The day number of an ISO date or of the first day of coarser EDTF; null for none. */
export function dayNumberOf(iso: string | null): number | null {
  const value = iso === null ? null : edtfOrNull(iso.slice(0, 10));
  if (!value) return null;
  const { earliest } = boundsOfEdtf(value);
  return Number.isFinite(earliest) ? Math.floor(earliest / DAY) : null;
}
