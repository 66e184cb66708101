import { edtfOrNull } from './edtf';
import type { CalendarNode, DateNode, Match } from './expression-node';
import { isCounting } from './grammar-licence';
import { readDay, readYear, skipThe } from './grammar-numbers';
import {
  hasRole,
  isGlued,
  skipMark,
  skipRole,
  tokenFrom,
  type ReadingInput,
} from './reading-input';

const ISO = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?~?(?![\d-])/y;
const EDTF =
  /(?:Y-?\d{5,12}|-?\d{4}|-?\d{3}X|-?\d\dXX|-?\dXXX)(?:-(?:\d\d|XX)){0,2}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?[~?%]?(?![\w-])/y;
const NUMERIC = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])(?!\.\d)/y;
const SHORT = /(\d{1,2})\/(\d{1,2})(?![\d/.,%]\d|\d|[/%])/y;
const SHORT_DOTTED = /(\d{1,2})\.(\d{1,2})\.(?!\d)/y;
const YEAR_FIRST = /(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)/y;

/** A calendar node with nothing filled in but what is given. */
export function calendar(fields: Partial<Omit<CalendarNode, 'kind'>>): CalendarNode {
  return {
    kind: 'calendar',
    year: null,
    month: null,
    day: null,
    weekday: null,
    relation: 'bare',
    ...fields,
  };
}

/**
 * A date by its numbers or its month's name: `3 October 2022`, `Friday, Oct. 3rd`, `October 2022`,
 * `03/10/2022`, `2022-10-03`.
 */
export function readCalendar(input: ReadingInput, at: number): Match<DateNode> | null {
  const token = input.tokens[at];
  if (!token) return null;
  const written = readWritten(input, at);
  if (written) return written;
  const weekday = token.meaning?.weekday;
  if (weekday !== undefined) {
    const isShort = token.meaning?.isShortWeekday === true;
    // `he sat on 3 May`: a short weekday is known by its capital and by the date right after it.
    if (isShort && !token.isCapital && !input.isEntry) return null;
    let next = skipMark(input, at + 1, '.');
    next = skipMark(input, next, ',');
    next = skipThe(input, isShort ? next : skipRole(input, next, 'on'));
    const date =
      readByNumbers(input, next) ??
      readByMonth(input, next, weekday) ??
      readShortNumeric(input, next, weekday);
    return date?.node.kind === 'calendar' && date.node.day === null ? null : date;
  }
  return (
    readNumberName(input, at) ??
    readByNumbers(input, at) ??
    readByMonth(input, at, null) ??
    readYearMonth(input, at) ??
    (isIntroducedDay(input, at) ? readShortNumeric(input, at, null) : null)
  );
}

/** ISO 8601 in prose; any EDTF date in a field. */
function readWritten(input: ReadingInput, at: number): Match<DateNode> | null {
  const token = input.tokens[at];
  if (!token || (token.kind !== 'number' && !input.isEntry)) return null;
  if (!input.isEntry && (token.text.length !== 4 || isInsideNumber(input, at))) return null;
  const pattern = input.isEntry ? EDTF : ISO;
  pattern.lastIndex = token.start;
  const found = pattern.exec(input.text)?.[0];
  if (found === undefined) return null;
  const value = edtfOrNull(found.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (!value) return null;
  const isPlainYear = /^\d{4}$/.test(found);
  if (isPlainYear) return null;
  return { node: { kind: 'fixed', value }, next: tokenFrom(input, at, token.start + found.length) };
}

/** `9/11`. */
function readNumberName(input: ReadingInput, at: number): Match<DateNode> | null {
  if (input.tokens[at]?.kind !== 'number' || isInsideNumber(input, at)) return null;
  const token = input.tokens[at];
  SHORT.lastIndex = token.start;
  const found = SHORT.exec(input.text)?.[0];
  const name = found === undefined ? undefined : input.vocabulary.table.numberNames[found];
  const value = name === undefined ? null : edtfOrNull(name);
  if (!value || found === undefined) return null;
  return { node: { kind: 'fixed', value }, next: tokenFrom(input, at, token.start + found.length) };
}

/** `on 22/04`, `Friday 5/12`, `am 3.10.`: a day and month in numbers, only after what says so. */
function readShortNumeric(
  input: ReadingInput,
  at: number,
  weekday: number | null,
): Match<CalendarNode> | null {
  const token = input.tokens[at];
  if (token?.kind !== 'number' || isInsideNumber(input, at)) return null;
  const pattern = input.vocabulary.table.hasOrdinalDot ? SHORT_DOTTED : SHORT;
  pattern.lastIndex = token.start;
  const match = pattern.exec(input.text);
  if (!match) return null;
  const one = Number(match[1]);
  const two = Number(match[2]);
  const isDotted = match[0].includes('.');
  const isDayFirst = isDotted || (one <= 12 && two <= 12 ? input.isDayFirst : one > 12);
  const node = calendar(
    isDayFirst ? { month: two, day: one, weekday } : { month: one, day: two, weekday },
  );
  if (Number(node.month) > 12 || !isPossible(node)) return null;
  return { node, next: tokenFrom(input, at, token.start + match[0].length) };
}

function isIntroducedDay(input: ReadingInput, at: number): boolean {
  if (input.isEntry || hasRole(input, at - 1, 'on')) return true;
  return (
    input.vocabulary.table.hasOrdinalDot && INTRODUCING.some((role) => hasRole(input, at - 1, role))
  );
}

const INTRODUCING = ['since', 'until', 'from', 'to', 'by', 'the'] as const;

/** `2019-aug-1`, `2020 October 3`, `1972 October`. */
function readYearMonth(input: ReadingInput, at: number): Match<CalendarNode> | null {
  const token = input.tokens[at];
  if (token?.kind !== 'number' || token.text.length !== 4 || isInsideNumber(input, at)) return null;
  const year = readYear(input, at);
  if (!year) return null;
  const inner = skipJoint(input, year.next);
  const month = input.tokens[inner]?.meaning?.month;
  if (month === undefined) return null;
  const day = readDay(input, skipJoint(input, inner + 1));
  if (!day || startsClock(input, day.next)) return null;
  const node = calendar({ year: year.node, month, day: day.node });
  return isPossible(node) ? { node, next: day.next } : null;
}

/** A dash or slash without space between the parts of a date. */
function skipJoint(input: ReadingInput, at: number): number {
  const mark = input.tokens[at];
  const isJoint = mark !== undefined && !mark.isSpaced && (mark.text === '–' || mark.text === '/');
  return isJoint && isGlued(input, at + 1) ? at + 1 : at;
}

function readByNumbers(input: ReadingInput, at: number): Match<CalendarNode> | null {
  const token = input.tokens[at];
  if (token?.kind !== 'number' || isInsideNumber(input, at)) return null;
  YEAR_FIRST.lastIndex = token.start;
  const first = YEAR_FIRST.exec(input.text);
  if (first) {
    const node = calendar({
      year: Number(first[1]),
      month: Number(first[3]),
      day: Number(first[4]),
    });
    return isPossible(node)
      ? { node, next: tokenFrom(input, at, token.start + first[0].length) }
      : null;
  }
  NUMERIC.lastIndex = token.start;
  const match = NUMERIC.exec(input.text);
  if (!match) return null;
  const one = Number(match[1]);
  const two = Number(match[3]);
  const short = Number(match[4]);
  const isDotted = match[2] === '.' && input.vocabulary.table.hasOrdinalDot;
  if (match[4]?.length === 2 && match[2] !== '/' && !isDotted) return null;
  const year = match[4]?.length === 2 ? short + (short < 40 ? 2000 : 1900) : short;
  const isDayFirst = match[2] === '.' || (one <= 12 && two <= 12 ? input.isDayFirst : one > 12);
  const node = calendar(
    isDayFirst ? { year, month: two, day: one } : { year, month: one, day: two },
  );
  if (!isPossible(node)) return null;
  return { node, next: tokenFrom(input, at, token.start + match[0].length) };
}

/** Whether a numeric date can be read with day and month exchanged; null when only one way. */
export function exchanged(node: DateNode): CalendarNode | null {
  if (node.kind !== 'calendar' || node.day === null || node.month === null) return null;
  return node.day <= 12 && node.day !== node.month
    ? { ...node, day: node.month, month: node.day }
    : null;
}

function readByMonth(
  input: ReadingInput,
  at: number,
  weekday: number | null,
): Match<CalendarNode> | null {
  const month = readMonth(input, at);
  if (month) return readAfterMonth(input, month, weekday);
  const day = isAmount(input, at) ? null : readDay(input, skipThe(input, at));
  if (!day) return null;
  const isDayOf = hasRole(input, day.next, 'dayOf') && hasRole(input, day.next + 1, 'of');
  const joint = isDayOf ? day.next + 1 : day.next;
  const inner = skipJoint(input, skipMark(input, skipRole(input, joint, 'of'), '–'));
  const named = readMonth(input, inner, true);
  if (!named) return null;
  const dayNode = { month: named.node, day: day.node, weekday };
  return withYear(input, named.next, dayNode);
}

function readAfterMonth(
  input: ReadingInput,
  month: Match<number>,
  weekday: number | null,
): Match<CalendarNode> | null {
  const day = readDay(input, skipThe(input, skipJoint(input, month.next)));
  const isYearNext = readYear(input, month.next) !== null;
  if (day && !isYearNext && !startsClock(input, day.next)) {
    return withYear(input, day.next, { month: month.node, day: day.node, weekday });
  }
  const of = skipRole(input, skipRole(input, month.next, 'of'), 'in');
  const inner = skipMark(input, skipJoint(input, of), ',');
  const year = readYear(input, inner);
  if (year) return { node: calendar({ month: month.node, year: year.node }), next: year.next };
  return { node: calendar({ month: month.node }), next: month.next };
}

function withYear(
  input: ReadingInput,
  at: number,
  fields: Partial<CalendarNode>,
): Match<CalendarNode> | null {
  const dash = skipJoint(input, at);
  const of = skipRole(input, skipRole(input, dash, 'of'), 'in');
  const inner = skipMark(input, of, ',');
  const found = readYear(input, inner);
  const year = found && !(inner > at && isCounting(input, inner, found.next)) ? found : null;
  const node = calendar({ ...fields, year: year?.node ?? null });
  if (!isPossible(node)) return null;
  return { node, next: year?.next ?? at };
}

/**
 * A month's name with its full stop. In prose it needs its capital, or a day before it or a year or
 * day after it: `14 nov`, `april 2017`; a name that is another word in small letters the year.
 */
export function readMonth(
  input: ReadingInput,
  at: number,
  isAfterDay = false,
): Match<number> | null {
  const token = input.tokens[at];
  const month = token?.meaning?.month;
  if (month === undefined || token === undefined) return null;
  if (!token.isCapital && !input.isEntry && !isPlainlyMonth(input, at, isAfterDay)) return null;
  const dot = input.tokens[at + 1];
  const isShort =
    token?.meaning?.isShortMonth === true && dot?.text === '.' && isGlued(input, at + 1);
  const afterDot = input.tokens[at + 2];
  const isEnd = afterDot === undefined || (afterDot.kind === 'word' && afterDot.isCapital);
  return { node: month, next: isShort && !isEnd ? at + 2 : at + 1 };
}

function isPlainlyMonth(input: ReadingInput, at: number, isAfterDay: boolean): boolean {
  const after = input.tokens[at + 1];
  const isYear = after?.kind === 'number' && after.text.length === 4 && after.isSpaced;
  if (isYear || input.tokens[at]?.meaning?.isWordMonth === true) return isYear;
  const isLed = MONTH_LEADS.some((role) => hasRole(input, at - 1, role));
  return (
    isLed || isAfterDay || (after?.kind === 'number' && after.text.length <= 2 && after.value <= 31)
  );
}

/** What a month in small letters is known by: `in april`, `the last week of july`. */
const MONTH_LEADS = ['in', 'of', 'since', 'until', 'by'] as const;

function startsClock(input: ReadingInput, at: number): boolean {
  const mark = input.tokens[at];
  const isPair = mark?.text === ':' && !mark.isSpaced && input.tokens[at + 1]?.kind === 'number';
  return isPair || hasRole(input, at, 'am') || hasRole(input, at, 'pm');
}

function isPossible({ year, month, day }: CalendarNode): boolean {
  const text = `${String(year ?? 2000).padStart(4, '0')}-${pad(month ?? 1)}-${pad(day ?? 1)}`;
  return (year !== null && (year < 1 || year > 9999)) || edtfOrNull(text) !== null;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** Whether a number is part of a longer run of signs: a telephone number, a price, a version. */
export function isInsideNumber(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1];
  if (!before || input.tokens[at]?.isSpaced !== false) return false;
  return before.kind === 'number' || before.kind === 'word' || './-–:,$£€#'.includes(before.text);
}

/** `$12 December 27`: a sum, not the 12th. */
function isAmount(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1]?.text ?? '';
  return input.tokens[at]?.isSpaced === false && ['$', '£', '€', '#', '.', ','].includes(before);
}
