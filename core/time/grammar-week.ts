import type { DateNode, Match } from './expression-node';
import { readNumber, readOrdinal, skipThe } from './grammar-numbers';
import { readYearNode } from './grammar-year';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';

type ReadDate = (at: number) => Match<DateNode> | null;

/**
 * `the first week of July`, `the last weekend in May`, `the second Monday of next month`, `the last
 * Thursday in November`, `the opening days of March`.
 */
export function readNth(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const start = skipThe(input, at);
  const run = readRun(input, start, readWhole);
  if (run) return run;
  const last = hasRole(input, start, 'lastOf');
  const ordinal = last ? { node: -1, next: start + 1 } : readOrdinal(input, start);
  if (!ordinal || ordinal.node > 53) return null;
  const token = input.tokens[ordinal.next];
  const unit = token?.meaning?.unit;
  const weekday = token?.meaning?.isShortWeekday === true ? undefined : token?.meaning?.weekday;
  if (unit === undefined && weekday === undefined) return null;
  if (token?.meaning?.isPlural === true && unit !== 'day') return null;
  const inner = afterOf(input, ordinal.next + 1);
  if (inner === null) return null;
  const whole = readWhole(inner) ?? readWhole(skipThe(input, inner));
  if (!whole) return null;
  const { next } = whole;
  if (weekday !== undefined) {
    if (!isMonthOrMore(whole.node)) return null;
    return { node: { kind: 'nth-weekday', weekday, nth: ordinal.node, of: whole.node }, next };
  }
  if (unit === 'week' || unit === 'weekend') {
    if (!isMonthOrMore(whole.node)) return null;
    return { node: { kind: 'nth', unit, nth: ordinal.node, of: whole.node }, next };
  }
  const parts = unit === 'half' ? 2 : unit === 'quarter' ? 4 : null;
  if (parts !== null) {
    if (!hasPortions(whole.node)) return null;
    const nth = last ? parts : ordinal.node;
    return { node: { kind: 'portion', parts, nth, of: whole.node }, next };
  }
  const isEdge = last || ordinal.node === 1;
  if (unit === 'day' && isEdge && token?.text.endsWith('s') === true && isMonthOrMore(whole.node)) {
    return { node: { kind: 'third', of: whole.node, third: last ? 'late' : 'early' }, next };
  }
  if (unit === 'day' && !last && isMonth(whole.node)) {
    return { node: { kind: 'month-day', day: ordinal.node, weekday: null, of: whole.node }, next };
  }
  return null;
}

/** `the first six months of 2020`, `the last three days of May`. */
function readRun(input: ReadingInput, at: number, readWhole: ReadDate): Match<DateNode> | null {
  const isLast = hasRole(input, at, 'closing');
  if (!isLast && !hasRole(input, at, 'opening')) return null;
  const number = readNumber(input, at + 1);
  const unit = number && input.tokens[number.next]?.meaning?.unit;
  if (!number || !unit || number.node < 2 || number.node > 99) return null;
  const inner = afterOf(input, number.next + 1);
  if (inner === null) return null;
  const whole =
    readWhole(inner) ??
    readWhole(skipThe(input, inner)) ??
    readYearNode(input, skipThe(input, inner));
  if (!whole) return null;
  const count = isLast ? -number.node : number.node;
  return { node: { kind: 'run', unit, count, of: whole.node }, next: whole.next };
}

/** Halves and quarters of years are read elsewhere: EDTF has its own text for them. */
function hasPortions(node: DateNode): boolean {
  if (isMonth(node)) return true;
  if (node.kind === 'fixed') return node.value.kind === 'date' && node.value.unspecifiedDigits > 0;
  return (
    (node.kind === 'unit' || node.kind === 'spoken') &&
    (node.unit === 'decade' || node.unit === 'century')
  );
}

/** `the week of 3 May`, `the week beginning Monday`, `the week ending 12 June`, `the weekend of 6 May`. */
export function readWeekOf(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const start = skipThe(input, at);
  const unit = input.tokens[start]?.meaning?.unit;
  if (unit === 'week' || unit === 'weekend') {
    const around = hasRole(input, start + 1, 'of');
    const begins = hasRole(input, start + 1, 'weekStart');
    const ends = hasRole(input, start + 1, 'weekEnd');
    if (!around && !begins && !ends) return null;
    const inner = skipThe(input, skipRole(input, start + 2, 'on'));
    const day = readWhole(inner);
    if (!day || !isSingleDay(day.node)) return null;
    const { next } = day;
    if (unit === 'weekend') return { node: { kind: 'weekend-of', day: day.node }, next };
    const side = begins ? 'start' : ends ? 'end' : 'around';
    return { node: { kind: 'week-of', day: day.node, side }, next };
  }
  return null;
}

/** `Tuesday of last week`, `Friday last week`, `next week on Tuesday`, `next week Wednesday`. */
export function readWeekdayOf(
  input: ReadingInput,
  at: number,
  readRelative: ReadDate,
): Match<DateNode> | null {
  const weekday = weekdayAt(input, at);
  if (weekday !== undefined) {
    const part = input.tokens[at + 1]?.meaning?.dayPart;
    const inner = skipRole(input, part === undefined ? at + 1 : at + 2, 'of');
    const week = readRelative(inner);
    if (!week || !isWeek(week.node)) return null;
    const day: DateNode = { kind: 'weekday-of', weekday, of: week.node };
    const node: DateNode = part === undefined ? day : { kind: 'part', of: day, part };
    return { node, next: week.next };
  }
  const week = readRelative(at);
  if (!week || !isWeek(week.node)) return null;
  const inner = skipRole(input, skipMark(input, week.next, ','), 'on');
  const named =
    inner === week.next || hasRole(input, inner - 1, 'on') ? weekdayAt(input, inner) : undefined;
  if (named === undefined) return null;
  return { node: { kind: 'weekday-of', weekday: named, of: week.node }, next: inner + 1 };
}

/** `the 15th of next month`, `on the 18th`, `Tuesday the 11th`, `the 5th inst.`. */
export function readMonthDay(
  input: ReadingInput,
  at: number,
  readRelative: ReadDate,
): Match<DateNode> | null {
  const weekday = weekdayAt(input, at) ?? null;
  const start = weekday === null ? at : skipMark(input, at + 1, ',');
  const inner = skipThe(input, start);
  const ordinal = readOrdinal(input, inner);
  if (!ordinal || ordinal.node < 1 || ordinal.node > 31) return null;
  const day = ordinal.node;
  const role = (['thisMonth', 'lastMonth', 'nextMonth'] as const).find((name) =>
    hasRole(input, ordinal.next, name),
  );
  if (role) {
    const relation = role === 'thisMonth' ? 'this' : role === 'lastMonth' ? 'last' : 'next';
    const of: DateNode = { kind: 'unit', unit: 'month', relation };
    const next = skipMark(input, ordinal.next + 1, '.');
    return { node: { kind: 'month-day', day, weekday, of }, next };
  }
  if (hasRole(input, ordinal.next, 'of')) {
    const month = readRelative(ordinal.next + 1);
    if (!month || !isMonth(month.node)) return null;
    return { node: { kind: 'month-day', day, weekday, of: month.node }, next: month.next };
  }
  const isDigits = input.tokens[inner]?.kind === 'number';
  const isNamed = weekday !== null && inner > start;
  const isLone =
    isDigits &&
    inner > start &&
    (INTRODUCING.some((name) => hasRole(input, at - 1, name)) || isAfterPartOf(input, at));
  if ((!isNamed && !isLone) || !isWhole(input, ordinal.next)) return null;
  if (hasRole(input, ordinal.next, 'of')) return null;
  return { node: { kind: 'month-day', day, weekday, of: null }, next: ordinal.next };
}

/** `the night of the 7th`. */
function isAfterPartOf(input: ReadingInput, at: number): boolean {
  return hasRole(input, at - 1, 'of') && input.tokens[at - 2]?.meaning?.dayPart !== undefined;
}

const INTRODUCING = ['on', 'from', 'until', 'since', 'by', 'before', 'after'] as const;

function weekdayAt(input: ReadingInput, at: number): number | undefined {
  const meaning = input.tokens[at]?.meaning;
  return meaning?.isShortWeekday === true || meaning?.joinedPart ? undefined : meaning?.weekday;
}

function afterOf(input: ReadingInput, at: number): number | null {
  if (hasRole(input, at, 'of') || hasRole(input, at, 'in')) return at + 1;
  return null;
}

function isMonth(node: DateNode): boolean {
  if (node.kind === 'calendar') return node.month !== null && node.day === null;
  if (node.kind === 'in-year') return node.of.day === null;
  if (node.kind === 'spoken-month') return true;
  return (node.kind === 'unit' || node.kind === 'spoken') && node.unit === 'month';
}

function isMonthOrMore(node: DateNode): boolean {
  if (isMonth(node)) return true;
  if (node.kind === 'calendar') return node.day === null;
  return (node.kind === 'unit' || node.kind === 'spoken') && node.unit === 'year';
}

function isWeek(node: DateNode): boolean {
  return (node.kind === 'unit' || node.kind === 'spoken') && node.unit === 'week';
}

function isSingleDay(node: DateNode): boolean {
  switch (node.kind) {
    case 'calendar':
      return node.day !== null;
    case 'in-year':
      return node.of.day !== null;
    case 'fixed':
      return node.value.kind === 'date' && typeof node.value.day === 'number';
    default:
      return ['weekday', 'holiday', 'day', 'month-day', 'nth-weekday', 'that-day'].includes(
        node.kind,
      );
  }
}
