import { boundsOfEdtf } from './bounds';
import { certaintyOf } from './certainty';
import { edtfOrNull } from './edtf';
import type { Edtf } from './edtf-value';
import type { CalendarNode, DateNode, Match, WhenNode } from './expression-node';
import { exchanged } from './grammar-calendar';
import { readDayList, readDaysAfter, withSharedYear, type ListedDate } from './grammar-list';
import { readWhenNode } from './grammar-when';
import { DAY } from './calendar';
import type { Vocabulary } from './language/compile-vocabulary';
import { openedQuote } from './quotation';
import type { ReadingContext } from './reading-context';
import { hasRole, isGlued, type ReadingInput } from './reading-input';
import { dayOfEdtf, resolveWhen } from './resolve-when';
import { isBarred, recurs } from './barred';
import { endsSentence } from './sentence';
import { opensSentence, tenseAround } from './tense';
import { tokensOf } from './tokens';
import type { When } from './when';

/** A date found, with the node that it was read from. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly when: When;
  readonly others: readonly When[];
  readonly certainty: number;
  readonly node: WhenNode;
}

/** What was spoken of up to here; carried from block to block. */
export interface SpokenSoFar {
  /** The last single day, for “that morning”. */
  readonly mentioned: number | null;
  /** The last date, however exact, for “that year”. */
  readonly spoken: Edtf | null;
  /** The last day or month written with its year. */
  readonly told: number | null;
  /** The last day of this paragraph written with weekday and year. */
  readonly toldWithWeekday: number | null;
}

/** By what a text is read. */
export interface TextReading {
  readonly vocabulary: Vocabulary;
  readonly isDayFirst: boolean;
  /** Whether the article tells of days long past. */
  readonly isTold: boolean;
  /** The article's day, or that of the entry or dateline. */
  readonly reference: number | null;
}

/** A weekday after a day with its weekday is counted from that only if it lies so far back, in days. */
const BEFORE_THE_NEWS = 14;
/** A quotation is of its letter's day if that lies so far back. */
const LETTER = 60;

/** The dates of one paragraph in their order, and what was spoken of at its end. */
export function findInText(
  text: string,
  reading: TextReading,
  before: SpokenSoFar,
): { readonly found: FoundDate[]; readonly spoken: SpokenSoFar } {
  const { vocabulary, isDayFirst } = reading;
  const tokens = tokensOf(text, vocabulary);
  const input: ReadingInput = {
    text,
    tokens,
    vocabulary,
    isEntry: false,
    isDayFirst,
    wholes: new Map(),
  };
  const found: FoundDate[] = [];
  let state: SpokenSoFar = { ...before, toldWithWeekday: null };
  let sentence: { readonly day: number | null; readonly next: number } | null = null;
  let last: { readonly node: CalendarNode; readonly next: number } | null = null;
  let at = 0;
  while (at < tokens.length) {
    const listed = canStart(input, at) ? readAt(input, at) : null;
    let next = at + 1;
    for (const { from, match } of listed ?? []) {
      if (recurs(input, match.next)) {
        next = match.next;
        continue;
      }
      const node: WhenNode = last ? withYearBefore(input, match.node, from, last) : match.node;
      const context = {
        ...contextOf(input, from, match.next, reading, state),
        sentenceDay: sentence && isSameSentence(input, sentence.next, from) ? sentence.day : null,
      };
      const date = expressionAt(input, from, { node, next: match.next }, context);
      if (!date) continue;
      found.push(date);
      state = spokenAfter(state, date);
      next = match.next;
      sentence = { day: dayToGoOnFrom(edtfOrNull(date.when.edtf)), next };
      const point: CalendarNode | null =
        node.kind === 'point' && node.date.kind === 'calendar' ? node.date : null;
      last = point && { node: point, next };
    }
    at = next;
  }
  return { found, spoken: state };
}

function canStart(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  if (!token) return false;
  if (token.kind === 'mark') return token.text === '’';
  const isKnown = token.kind === 'number' || token.meaning?.canStart === true || isSign(input, at);
  return isKnown && leadsOn(input, at) && !isBarred(input, at);
}

/** `Q3`, `H1`, `FY2023`: letters of their own before a number. */
function isSign(input: ReadingInput, at: number): boolean {
  const text = input.tokens[at]?.text;
  return (text === 'q' || text === 'h' || text === 'fy') && isGlued(input, at + 1);
}

/** Most words begin a date only before a word that dates know: `the`, `a`, `by`, `early`. */
function leadsOn(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  if (token?.kind !== 'word' || token.meaning?.isWholeAlone === true) return true;
  const after = input.tokens[at + 1];
  if (after === undefined) return false;
  return after.kind !== 'word' || after.meaning?.isOfTime === true || isSign(input, at + 1);
}

/** All dates that begin at a token: several in a list of days, else one. */
function readAt(input: ReadingInput, at: number): ListedDate[] | null {
  const days = input.tokens[at]?.kind === 'number' ? readDayList(input, at) : null;
  if (days) return days;
  const match = readWhenNode(input, at);
  if (!match) return null;
  if (match.node.kind !== 'point' || match.node.date.kind !== 'calendar')
    return [{ from: at, match }];
  const { date } = match.node;
  const more =
    date.day === null ? null : readDaysAfter(input, at, { node: date, next: match.next });
  if (more) return more;
  const shared = withSharedYear(input, date, match.next);
  return [{ from: at, match: { node: { ...match.node, date: shared }, next: match.next } }];
}

/** `3 May 2021 and 7 June`: the year of the one before, where they are joined. */
function withYearBefore(
  input: ReadingInput,
  node: WhenNode,
  from: number,
  last: { readonly node: CalendarNode; readonly next: number },
): WhenNode {
  if (node.kind !== 'point' || node.date.kind !== 'calendar') return node;
  const { date } = node;
  if (date.year !== null || last.node.year === null || last.node.month === null) return node;
  if (from - last.next > 3 || date.month === null) return node;
  const isJoined = range(last.next, from).every(
    (at) =>
      input.tokens[at]?.text === ',' ||
      ['and', 'or', 'in', 'on', 'the'].some((role) => hasRole(input, at, role as 'and')),
  );
  return isJoined && from > last.next ? { ...node, date: { ...date, year: last.node.year } } : node;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function contextOf(
  input: ReadingInput,
  from: number,
  next: number,
  { reference, isTold }: TextReading,
  state: SpokenSoFar,
): ReadingContext {
  const { mentioned, spoken, told, toldWithWeekday } = state;
  const tense = tenseAround(input, from, next);
  const isLetter =
    told !== null &&
    reference !== null &&
    reference - told > LETTER &&
    mentioned === told &&
    openedQuote(input, from);
  const isLongBefore =
    toldWithWeekday !== null && reference !== null && reference - toldWithWeekday > BEFORE_THE_NEWS;
  const narrated = isTold ? told : isLongBefore ? toldWithWeekday : null;
  return {
    reference: isLetter ? told : reference,
    mentioned,
    spoken,
    narrated,
    tense,
    sentenceDay: null,
    isOpening: opensSentence(input, from),
  };
}

function isSameSentence(input: ReadingInput, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (endsSentence(input, at)) return false;
  return true;
}

function expressionAt(
  input: ReadingInput,
  from: number,
  match: Match<WhenNode>,
  context: ReadingContext,
): FoundDate | null {
  const { node, next } = match;
  const first = input.tokens[from];
  const final = input.tokens[next - 1];
  if (!first || !final || isGluedAfter(input, next, node)) return null;
  const when = resolveWhen(node, context);
  if (!when) return null;
  const text = input.text.slice(first.start, final.end);
  return {
    start: first.start,
    end: final.end,
    text,
    when,
    others: otherReadings(node, text, context, when),
    certainty: certaintyOf(node, context),
    node,
  };
}

/** `3 May 2020s` and the like: a letter glued to the end makes it something else. */
function isGluedAfter(input: ReadingInput, next: number, node: WhenNode): boolean {
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

function spokenAfter(state: SpokenSoFar, { node, when }: FoundDate): SpokenSoFar {
  const value = edtfOrNull(when.edtf);
  const day = value && dayOfEdtf(value);
  const mentioned = day ?? state.mentioned;
  const spoken = value ?? state.spoken;
  const written = node.kind === 'point' ? writtenOut(node.date) : null;
  const isTale = written !== null || (node.kind === 'point' && isTold(node.date));
  const told = isTale ? (day ?? firstDayOf(spoken) ?? state.told) : state.told;
  const isNamed = written !== null && written.weekday !== null && day !== null;
  return { mentioned, spoken, told, toldWithWeekday: isNamed ? day : state.toldWithWeekday };
}

/** A day or month with its year, whatever stands around it. */
function writtenOut(node: DateNode): CalendarNode | null {
  if (node.kind === 'calendar') return node.year !== null && node.month !== null ? node : null;
  if (node.kind === 'part' || node.kind === 'marked') return writtenOut(node.of);
  return node.kind === 'clock' && node.on ? writtenOut(node.on) : null;
}

function isTold(node: DateNode): boolean {
  return node.kind === 'weekday' || node.kind === 'spoken-weekday' || node.kind === 'that-day';
}

/** The first day of a day or month; from a whole year no month can be counted on. */
function dayToGoOnFrom(value: Edtf | null): number | null {
  return value?.kind === 'date' && typeof value.month === 'number' ? firstDayOf(value) : null;
}

function firstDayOf(value: Edtf | null): number | null {
  if (!value) return null;
  const { earliest } = boundsOfEdtf(value);
  return Number.isFinite(earliest) ? Math.floor(earliest / DAY) : null;
}
