import type { EdtfDate } from './edtf-value';
import type { CalendarNode, ClockNode, DateNode, Match } from './expression-node';
import { calendar, readCalendar } from './grammar-calendar';
import { readClock } from './grammar-clock';
import { canBeMonth, canBeYear } from './grammar-licence';
import { readYear, skipThe } from './grammar-numbers';
import { readCentury, readDecade } from './grammar-decade';
import { readHoliday, readPhrase } from './grammar-phrase';
import { readRelative, readWeekday } from './grammar-relative';
import { readAgo, readAhead, readShift } from './grammar-shift';
import { readPastSpan, readSpanTo } from './grammar-span';
import { readSpoken } from './grammar-spoken';
import { readPartOf, readPartThenDate, readRest, readThird } from './grammar-third';
import { readMonthDay, readNth, readWeekdayOf, readWeekOf } from './grammar-week';
import { readNamedYear, readYearNode } from './grammar-year';
import { readSeason, readYearPart } from './grammar-year-part';
import { hasRole, isGlued, skipMark, skipRole, type ReadingInput } from './reading-input';

export function readPoint(input: ReadingInput, at: number): Match<DateNode> | null {
  const about = readAbout(input, at);
  if (about) return about;
  const date = readPlainDate(input, at);
  const clock = readClockDate(input, at, false);
  if (clock && (!date || clock.next > date.next)) return withDoubt(input, clock);
  return date && withDoubt(input, withTime(input, date));
}

function readAbout(input: ReadingInput, at: number): Match<DateNode> | null {
  if (!hasRole(input, at, 'about')) return null;
  const isCirca = input.tokens[at]?.text !== 'about' && input.tokens[at + 1]?.text === '.';
  const inner = skipThe(input, isCirca ? at + 2 : at + 1);
  if (input.tokens[at]?.text === 'c' && !isCirca && !input.isEntry) return null;
  const clock = readClockDate(input, inner, true);
  const date = readPlainDate(input, inner) ?? readPlainDate(input, isCirca ? at + 2 : at + 1);
  if (clock && (!date || clock.next > date.next)) {
    return withDoubt(input, { node: { ...clock.node, approximate: true }, next: clock.next });
  }
  if (!date) return null;
  const timed = withTime(input, date);
  if (timed.node.kind === 'part') return null;
  return withDoubt(input, {
    node: { kind: 'marked', of: timed.node, approximate: true, uncertain: false },
    next: timed.next,
  });
}

function withDoubt(input: ReadingInput, date: Match<DateNode>): Match<DateNode> {
  const marks = [0, 1, 2].map((index) => input.tokens[date.next + index]?.text).join('');
  if (!input.isEntry || marks !== '(?)') return date;
  const node: DateNode =
    date.node.kind === 'clock'
      ? { ...date.node, uncertain: true }
      : { kind: 'marked', of: date.node, approximate: false, uncertain: true };
  return { node, next: date.next + 3 };
}

function readPlainDate(input: ReadingInput, at: number): Match<DateNode> | null {
  const whole = (from: number): Match<DateNode> | null => readWhole(input, from);
  const token = input.tokens[at];
  if (token?.kind === 'word' && token.meaning === undefined && !isGlued(input, at + 1)) return null;
  return (
    (token?.kind === 'number' ? null : readPartOf(input, at, whole)) ??
    readNth(input, at, whole) ??
    readWeekOf(input, at, whole) ??
    readPartThenDate(input, at, whole) ??
    readThird(input, at, whole) ??
    readSpanTo(input, at, whole) ??
    readPastSpan(input, at) ??
    readShift(input, at, whole) ??
    readRest(input, at) ??
    whole(at)
  );
}

type Reader = (input: ReadingInput, at: number) => Match<DateNode> | null;

const readUnit: Reader = (input, at) => readRelative(input, at) ?? readSpoken(input, at);

/** What can begin with digits. */
const BY_NUMBER: readonly Reader[] = [
  readDecade,
  readCentury,
  readYearPart,
  readCalendarOrYear,
  readAgo,
  readAhead,
];

/** What can begin with a word or an apostrophe. */
const BY_WORD: readonly Reader[] = [
  readPhrase,
  readHoliday,
  readDecade,
  readCentury,
  readYearPart,
  readCalendarOrYear,
  readSeason,
  readRelative,
  readSpoken,
  readAgo,
  readAhead,
  readNamedYear,
  (input, at) => readMonthDay(input, at, (from) => readUnit(input, from)),
  (input, at) => readWeekdayOf(input, at, (from) => readUnit(input, from)),
  readWeekday,
];

/** The longest of all readings; read once for each token, however many rules ask. */
function readWhole(input: ReadingInput, at: number): Match<DateNode> | null {
  const token = input.tokens[at];
  if (!token) return null;
  const known = input.wholes.get(at);
  if (known !== undefined) return known;
  let best: Match<DateNode> | null = null;
  for (const reader of token.kind === 'number' ? BY_NUMBER : BY_WORD) {
    const reading = reader(input, at);
    if (reading && (best === null || reading.next > best.next)) best = reading;
  }
  input.wholes.set(at, best);
  return best;
}

function readCalendarOrYear(input: ReadingInput, at: number): Match<DateNode> | null {
  const date = readCalendar(input, at);
  if (date?.node.kind === 'calendar' && date.node.day === null && date.node.year === null) {
    const relation = readYearNode(input, skipRole(input, skipRole(input, date.next, 'of'), 'in'));
    if (relation && (relation.node.kind === 'unit' || relation.node.kind === 'spoken')) {
      return { node: { kind: 'in-year', of: date.node, year: relation.node }, next: relation.next };
    }
    return canBeMonth(input, at, date.next) ? date : null;
  }
  if (date?.node.kind === 'calendar' && date.node.year === null) {
    const relation = readYearNode(input, skipRole(input, date.next, 'of'));
    if (relation && (relation.node.kind === 'unit' || relation.node.kind === 'spoken')) {
      return { node: { kind: 'in-year', of: date.node, year: relation.node }, next: relation.next };
    }
  }
  if (date?.node.kind === 'calendar')
    return readUnknownParts(input, { node: date.node, next: date.next });
  if (date) return date;
  const year = readYear(input, at);
  if (!year || !canBeYear(input, at, year.next)) return null;
  return readUnknownParts(input, { node: calendar({ year: year.node }), next: year.next });
}

function readUnknownParts(input: ReadingInput, date: Match<CalendarNode>): Match<DateNode> {
  const { year, month, day } = date.node;
  const at = skipMark(input, date.next, ',');
  if (!input.isEntry || at === date.next || year === null || day !== null) return date;
  const unitAt = (index: number): string | undefined => input.tokens[index]?.meaning?.unit;
  const isBoth =
    unitAt(at) === 'month' && hasRole(input, at + 1, 'and') && unitAt(at + 2) === 'day';
  const isSingle = unitAt(at) === (month === null ? 'month' : 'day');
  const next = isBoth && month === null ? at + 3 : isSingle ? at + 1 : at;
  if (next === at || !hasRole(input, next, 'unknown')) return date;
  const value: EdtfDate = {
    kind: 'date',
    year,
    unspecifiedDigits: 0,
    month: month ?? 'X',
    day: month !== null || isBoth ? 'X' : null,
    time: null,
    approximate: false,
    uncertain: false,
  };
  return { node: { kind: 'fixed', value }, next: next + 1 };
}

function withTime(input: ReadingInput, date: Match<DateNode>): Match<DateNode> {
  if (!isDay(date.node)) return date;
  const comma = skipMark(input, date.next, ',');
  const named = input.tokens[comma];
  if (input.isEntry && named?.meaning?.third === 'early' && hasRole(input, comma + 1, 'hourWord')) {
    return { node: { kind: 'part', of: date.node, part: 'early-hours' }, next: comma + 2 };
  }
  const isNoun = named?.meaning?.isCapitalNoun !== true || named.isCapital || comma === date.next;
  const part = isNoun ? named?.meaning?.dayPart : undefined;
  if (part !== undefined && (comma === date.next || input.isEntry)) {
    const timed = { node: { kind: 'part', of: date.node, part } as const, next: comma + 1 };
    return timed;
  }
  const at = skipRole(input, comma, 'at');
  const about = hasRole(input, at, 'about');
  const clock = readClock(input, about ? at + 1 : at);
  if (!clock || (!clock.node.isPlain && at === comma && !about)) return date;
  return { node: clockNode(clock.node.time, about, date.node), next: clock.next };
}

function readClockDate(
  input: ReadingInput,
  at: number,
  isMarked: boolean,
): Match<ClockNode> | null {
  const clock = readClock(input, at);
  if (!clock) return null;
  const comma = skipMark(input, clock.next, ',');
  const inner = skipRole(input, comma, 'on');
  const plain = readPlainDate(input, inner);
  const date = plain && withPart(input, plain);
  if (date && isDay(innerDay(date.node))) {
    return { node: clockOn(clock.node.time, date.node), next: date.next };
  }
  const isLicensed =
    clock.node.isPlain && (isMarked || hasRole(input, at - 1, 'at') || input.isEntry);
  return isLicensed ? { node: clockNode(clock.node.time, false), next: clock.next } : null;
}

/** `at 22:40 on Friday night`. */
function withPart(input: ReadingInput, date: Match<DateNode>): Match<DateNode> {
  const token = input.tokens[date.next];
  const part = token?.isCapital === true ? undefined : token?.meaning?.dayPart;
  if (part === undefined || !isDay(date.node)) return date;
  return { node: { kind: 'part', of: date.node, part }, next: date.next + 1 };
}

function clockOn(time: ClockNode['time'], date: DateNode): ClockNode {
  if (date.kind !== 'part') return clockNode(time, false, date);
  const isLater =
    date.part === 'afternoon' ||
    date.part === 'evening' ||
    (date.part === 'night' && time.hour > 4);
  const hour = isLater && time.hour < 12 ? time.hour + 12 : time.hour;
  return clockNode({ ...time, hour }, false, date.of);
}

function innerDay(node: DateNode): DateNode {
  return node.kind === 'part' ? node.of : node;
}

/** Whether a time of day can stand beside it. */
export function isDay(node: DateNode): boolean {
  switch (node.kind) {
    case 'calendar':
      return node.day !== null;
    case 'fixed':
      return node.value.kind === 'date' && typeof node.value.day === 'number' && !node.value.time;
    case 'in-year':
      return node.of.day !== null;
    case 'third':
      return isDay(node.of);
    case 'weekday':
    case 'day':
    case 'that-day':
    case 'holiday':
    case 'month-day':
    case 'nth-weekday':
    case 'weekday-of':
    case 'spoken-weekday':
      return true;
    case 'shift':
      return node.unit === 'day' || node.isExact;
    default:
      return false;
  }
}

/** A clock time as a node, on a day or on none yet. */
export function clockNode(
  time: ClockNode['time'],
  approximate: boolean,
  on: DateNode | null = null,
): ClockNode {
  return { kind: 'clock', on, time, approximate, uncertain: false };
}
