import type { EdtfDate } from './edtf-value';
import type { CalendarNode, ClockNode, DateNode, Match, WhenNode } from './expression-node';
import { calendar, readCalendar } from './grammar-calendar';
import { readClock } from './grammar-clock';
import { readDay, readYear, skipThe } from './grammar-numbers';
import {
  readAgo,
  readCentury,
  readDecade,
  readHoliday,
  readPhrase,
  readRelative,
  readRest,
  readSeason,
  readThird,
  readWeekday,
  readYearNode,
  readYearPart,
} from './grammar-relative';
import { canBeMonth, canBeYear } from './grammar-licence';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';

/** The longest expression that begins at a token; null where none does. */
export function readWhenNode(input: ReadingInput, at: number): Match<WhenNode> | null {
  return readStretch(input, at) ?? readPointOrRange(input, at);
}

function readPointOrRange(input: ReadingInput, at: number): Match<WhenNode> | null {
  const point = readPoint(input, at);
  const range = readDashRange(input, at, point);
  if (range) return range;
  if (!point) return null;
  const clocks = readClockRange(input, point);
  return (
    clocks ?? { node: { kind: 'point', date: point.node, extent: 'within' }, next: point.next }
  );
}

/** since, until, by, before, after, between … and, from … to, throughout. */
function readStretch(input: ReadingInput, at: number): Match<WhenNode> | null {
  if (hasRole(input, at, 'sometime') && input.isEntry) {
    const inner = input.tokens[at + 1]?.text === 'time' ? at + 2 : at + 1;
    const rest = readStretch(input, inner) ?? readPointOrRange(input, skipRole(input, inner, 'in'));
    return rest && { node: asWithin(rest.node), next: rest.next };
  }
  if (hasRole(input, at, 'throughout')) {
    const point = readPointOrRange(input, at + 1);
    return point && { node: asThroughout(point.node), next: point.next };
  }
  if (hasRole(input, at, 'between')) {
    const pair = readPair(input, at + 1, 'and');
    return pair && { node: { kind: 'stretch', ...pair.node, extent: 'within' }, next: pair.next };
  }
  if (hasRole(input, at, 'from')) {
    const pair = readPair(input, at + 1, 'to');
    if (pair)
      return { node: { kind: 'stretch', ...pair.node, extent: 'throughout' }, next: pair.next };
    const point = input.isEntry ? readPoint(input, at + 1) : null;
    if (!point) return null;
    const unknown = readEndUnknown(input, point.next);
    const end = unknown === null ? 'open' : 'unknown';
    return {
      node: { kind: 'stretch', start: point.node, end, extent: 'throughout' },
      next: unknown ?? point.next,
    };
  }
  return readOneSided(input, at);
}

function readOneSided(input: ReadingInput, at: number): Match<WhenNode> | null {
  const isSince = hasRole(input, at, 'since');
  const isUntil = hasRole(input, at, 'until');
  const isBy = hasRole(input, at, 'by');
  const isBefore = hasRole(input, at, 'before');
  const isAfter = hasRole(input, at, 'after');
  if (!isSince && !isUntil && !isBy && !isBefore && !isAfter) return null;
  const point = readEnd(input, at + 1, isUntil || isBy);
  if (!point || isPossessive(input, point.next)) return null;
  if (point.node.kind === 'clock' && point.node.on === null) return null;
  if (isSince) {
    return {
      node: { kind: 'stretch', start: point.node, end: 'open', extent: 'throughout' },
      next: point.next,
    };
  }
  if (isBefore || isAfter) {
    if (!input.isEntry && !isCalendarUnit(point.node)) return null;
    return {
      node: { kind: 'outside', side: isBefore ? 'before' : 'after', date: point.node },
      next: point.next,
    };
  }
  const unknown = input.isEntry ? readEndUnknown(input, point.next) : null;
  const start = unknown === null ? 'open' : 'unknown';
  const extent = isBy ? 'within' : 'throughout';
  return { node: { kind: 'stretch', start, end: point.node, extent }, next: unknown ?? point.next };
}

/** By the end of March is by March: the end is where a stretch ends anyway. */
function readEnd(input: ReadingInput, at: number, isEnd: boolean): Match<DateNode> | null {
  const start = skipThe(input, at);
  if (isEnd && hasRole(input, start, 'end') && hasRole(input, start + 1, 'of')) {
    const whole = readPoint(input, start + 2) ?? readYearNode(input, skipThe(input, start + 2));
    if (whole) return whole;
  }
  const date = readPoint(input, skipRole(input, at, 'on')) ?? readPoint(input, at);
  if (date) return date;
  return null;
}

function isCalendarUnit(date: DateNode): boolean {
  return date.kind === 'fixed' || (date.kind === 'calendar' && date.year !== null);
}

function isPossessive(input: ReadingInput, at: number): boolean {
  return input.tokens[at]?.text === '’' && input.tokens[at + 1]?.text === 's';
}

/** `, end unknown`, `, start unknown`: what `describeWhen` says of ends that nobody knows. */
function readEndUnknown(input: ReadingInput, at: number): number | null {
  const inner = skipMark(input, at, ',');
  const isEnd = hasRole(input, inner, 'end') || hasRole(input, inner, 'start');
  return inner > at && isEnd && hasRole(input, inner + 1, 'unknown') ? inner + 2 : null;
}

function readPair(
  input: ReadingInput,
  at: number,
  joint: 'and' | 'to',
): Match<{ start: DateNode; end: DateNode }> | null {
  for (const first of readFirsts(input, at)) {
    const comma = skipMark(input, first.next, ',');
    const isDash = joint === 'to' && input.tokens[first.next]?.text === '–';
    if (!isDash && !hasRole(input, comma, joint)) continue;
    const inner = skipRole(input, isDash ? first.next + 1 : comma + 1, 'on');
    const second = readPoint(input, inner) ?? readShortEnd(input, inner, first.node);
    const pair = second && complete(first.node, second.node);
    if (second && pair) return { node: pair, next: second.next };
  }
  return null;
}

/** What may begin a pair: a date, or less than one, which the second then completes. */
function* readFirsts(input: ReadingInput, at: number): Generator<Match<DateNode>> {
  const start = skipRole(input, at, 'on');
  const point = readPoint(input, start);
  if (point) yield point;
  if (input.isEntry && point?.node.kind === 'fixed') return;
  const year = readYear(input, start);
  if (year) yield { node: calendar({ year: year.node }), next: year.next };
  const day = readDay(input, skipThe(input, start));
  if (day) yield { node: calendar({ day: day.node }), next: day.next };
  const clock = readClock(input, start);
  if (clock) yield { node: clockNode(clock.node.time, false), next: clock.next };
}

function readDashRange(
  input: ReadingInput,
  at: number,
  point: Match<DateNode> | null,
): Match<WhenNode> | null {
  const firsts: Match<DateNode>[] = point ? [point] : [];
  const isWritten = input.isEntry && point?.node.kind === 'fixed';
  const day = isWritten ? null : readDay(input, at);
  if (day) firsts.push({ node: calendar({ day: day.node }), next: day.next });
  const year = isWritten ? null : readYear(input, at);
  if (year) firsts.push({ node: calendar({ year: year.node }), next: year.next });
  for (const first of firsts) {
    const isWordJoint = hasRole(input, first.next, 'to') && isDayOrMore(first.node);
    if (input.tokens[first.next]?.text !== '–' && !isWordJoint) continue;
    const inner = first.next + 1;
    const second = readPoint(input, inner) ?? readShortEnd(input, inner, first.node);
    if (!second) continue;
    if (isBareYear(first.node) && !isBareYear(second.node) && !input.tokens[inner]?.isSpaced)
      continue;
    if (isBareYear(first.node) && isCounted(input, second.next)) continue;
    const pair = complete(first.node, second.node);
    if (pair)
      return { node: { kind: 'stretch', ...pair, extent: 'throughout' }, next: second.next };
  }
  return null;
}

function isDayOrMore(node: DateNode): boolean {
  return node.kind === 'calendar' && node.day !== null;
}

function isBareYear(node: DateNode): boolean {
  return node.kind === 'calendar' && node.month === null && node.day === null;
}

function isCounted(input: ReadingInput, at: number): boolean {
  const token = input.tokens[at];
  return !input.isEntry && token?.kind === 'word' && !token.isCapital && token.meaning === undefined
    ? input.vocabulary.table.countedEndings.some((ending) => token.text.endsWith(ending))
    : false;
}

/** The end of `1914–18`, `July 12–16`, `2014-2016`, `06:40–07:05`. */
function readShortEnd(input: ReadingInput, at: number, first: DateNode): Match<DateNode> | null {
  if (first.kind === 'calendar' && first.day !== null && first.month !== null) {
    const day = readDay(input, at);
    if (!day || first.year !== null) return null;
    const comma = skipMark(input, day.next, ',');
    const year = readYear(input, comma);
    const node = calendar({ month: first.month, day: day.node, year: year?.node ?? null });
    return { node, next: year?.next ?? day.next };
  }
  if (first.kind === 'calendar' && isBareYear(first) && first.year !== null) {
    const year = readYear(input, at);
    if (year) return { node: calendar({ year: year.node }), next: year.next };
    const token = input.tokens[at];
    if (token?.kind !== 'number' || token.text.length !== 2 || token.isSpaced) return null;
    const full = Math.floor(first.year / 100) * 100 + token.value;
    if (
      full <= first.year ||
      (input.tokens[at + 1]?.text === '–' && !input.tokens[at + 1]?.isSpaced)
    )
      return null;
    return { node: calendar({ year: full }), next: at + 1 };
  }
  const clock = first.kind === 'clock' ? readClock(input, at) : null;
  return clock && { node: clockNode(clock.node.time, false), next: clock.next };
}

/** Gives each side of a pair what only the other one names; null when they do not belong together. */
function complete(start: DateNode, end: DateNode): { start: DateNode; end: DateNode } | null {
  if (start.kind === 'clock' && start.on === null) {
    return end.kind === 'clock' ? { start: { ...start, on: end.on }, end } : null;
  }
  if (end.kind === 'clock' && end.on === null && start.kind === 'clock') {
    return { start, end: { ...end, on: start.on } };
  }
  if (start.kind === 'calendar' && end.kind === 'calendar') return completeCalendar(start, end);
  if (start.kind === 'calendar' && start.month === null && start.year === null) return null;
  return { start, end };
}

function completeCalendar(
  start: CalendarNode,
  end: CalendarNode,
): { start: DateNode; end: DateNode } | null {
  const month = start.month ?? (start.day === null ? null : end.month);
  if (start.day !== null && month === null) return null;
  if (end.day !== null && end.month === null) return null;
  const isLater = month !== null && end.month !== null && month > end.month;
  const isSplit = start.year === null && month !== null && end.year !== null;
  const year = isSplit ? (end.year ?? 0) - (isLater ? 1 : 0) : start.year;
  const endYear =
    end.year === null && start.year !== null && end.month !== null
      ? start.year + (isLater ? 1 : 0)
      : end.year;
  if (start.year === null && month === null) return null;
  if (year !== null && endYear !== null && year > endYear) return null;
  return { start: { ...start, month, year }, end: { ...end, year: endYear } };
}

/** A date with what stands around it: modifiers before, a part of the day or a time after. */
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

/** `(?)` after a date, in a field. */
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
  return readThird(input, at, whole) ?? readRest(input, at) ?? whole(at);
}

/** A date without modifiers; of several readings the longest. */
function readWhole(input: ReadingInput, at: number): Match<DateNode> | null {
  const readings = [
    readPhrase(input, at),
    readHoliday(input, at),
    readDecade(input, at),
    readCentury(input, at),
    readYearPart(input, at),
    readCalendarOrYear(input, at),
    readSeason(input, at),
    readRelative(input, at),
    readAgo(input, at),
    readWeekday(input, at),
  ];
  let best: Match<DateNode> | null = null;
  for (const reading of readings) {
    if (reading && (best === null || reading.next > best.next)) best = reading;
  }
  return best;
}

function readCalendarOrYear(input: ReadingInput, at: number): Match<DateNode> | null {
  const date = readCalendar(input, at);
  if (date?.node.kind === 'calendar' && date.node.day === null && date.node.year === null) {
    const relation = readYearNode(input, skipRole(input, skipRole(input, date.next, 'of'), 'in'));
    if (relation && relation.node.kind === 'unit') {
      return { node: { kind: 'in-year', of: date.node, year: relation.node }, next: relation.next };
    }
    return canBeMonth(input, at, date.next) ? date : null;
  }
  if (date?.node.kind === 'calendar' && date.node.year === null) {
    const relation = readYearNode(input, skipRole(input, date.next, 'of'));
    if (relation && relation.node.kind === 'unit') {
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

/** `1998, month unknown`, `Jul 1998, day unknown`: EDTF's XX, in a field. */
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

/** `Monday morning`, `Friday at 7pm`, `13 Nov 2023, about 06:40`, `2022, evening`. */
function withTime(input: ReadingInput, date: Match<DateNode>): Match<DateNode> {
  if (!isDay(date.node)) return date;
  const comma = skipMark(input, date.next, ',');
  const named = input.tokens[comma];
  if (input.isEntry && named?.text === 'early' && input.tokens[comma + 1]?.text === 'hours') {
    return { node: { kind: 'part', of: date.node, part: 'early-hours' }, next: comma + 2 };
  }
  const part = named?.meaning?.dayPart;
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

/** A time and its day after it: `18:45 GMT on 16 July`, `6.40 that morning`, `noon on Friday`. */
function readClockDate(
  input: ReadingInput,
  at: number,
  isMarked: boolean,
): Match<ClockNode> | null {
  const clock = readClock(input, at);
  if (!clock) return null;
  const comma = skipMark(input, clock.next, ',');
  const inner = skipRole(input, comma, 'on');
  const date = readPlainDate(input, inner);
  if (date && isDay(innerDay(date.node))) {
    return { node: clockOn(clock.node.time, date.node), next: date.next };
  }
  const isLicensed =
    clock.node.isPlain && (isMarked || hasRole(input, at - 1, 'at') || input.isEntry);
  return isLicensed ? { node: clockNode(clock.node.time, false), next: clock.next } : null;
}

/** Seven that evening is 19:00: a part of the day settles which half a bare hour is in. */
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

function isDay(node: DateNode): boolean {
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
      return true;
    default:
      return false;
  }
}

/** `13 Nov 2023, between 06:40 and 07:05`, `13 Nov 2023, 06:40–07:05`. */
function readClockRange(input: ReadingInput, point: Match<DateNode>): Match<WhenNode> | null {
  const day = point.node;
  if (!isDay(day)) return null;
  const comma = skipMark(input, point.next, ',');
  if (!hasRole(input, comma, 'between') && !hasRole(input, comma, 'from')) return null;
  const pair = readPair(input, comma + 1, hasRole(input, comma, 'between') ? 'and' : 'to');
  if (pair?.node.start.kind !== 'clock' || pair.node.end.kind !== 'clock') return null;
  const start = { ...pair.node.start, on: day };
  const end = { ...pair.node.end, on: day };
  const extent = hasRole(input, comma, 'between') ? 'within' : 'throughout';
  return { node: { kind: 'stretch', start, end, extent }, next: pair.next };
}

function clockNode(
  time: ClockNode['time'],
  approximate: boolean,
  on: DateNode | null = null,
): ClockNode {
  return { kind: 'clock', on, time, approximate, uncertain: false };
}

function asWithin(node: WhenNode): WhenNode {
  return node.kind === 'outside' ? node : { ...node, extent: 'within' };
}

function asThroughout(node: WhenNode): WhenNode {
  return node.kind === 'outside' ? node : { ...node, extent: 'throughout' };
}
