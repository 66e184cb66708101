import type { DateNode, Match } from './expression-node';
import { readNumber, skipThe } from './grammar-numbers';
import type { Unit } from './language/vocabulary';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';

/** So many units, `three weeks`; a fortnight is two weeks. */
interface Length {
  readonly unit: Unit;
  readonly count: number;
}

type ReadDate = (at: number) => Match<DateNode> | null;

/** `three days ago`, `a year ago today`; “decades ago” has no number and no date. */
export function readAgo(input: ReadingInput, at: number): Match<DateNode> | null {
  const isPrefixed = hasRole(input, at, 'agoBefore');
  const length = readLength(input, isPrefixed ? at + 1 : at);
  if (!length) return null;
  const { unit, count } = length.node;
  if (isPrefixed) return { node: { kind: 'ago', unit, count }, next: length.next };
  if (!hasRole(input, length.next, 'ago')) return null;
  const next = length.next + 1;
  if (hasRole(input, next, 'today') && (unit === 'year' || unit === 'week' || unit === 'month')) {
    const from: DateNode = { kind: 'day', offset: 0 };
    return { node: { kind: 'shift', from, unit, count: -count, isExact: true }, next: next + 1 };
  }
  return { node: { kind: 'ago', unit, count }, next };
}

/**
 * `two weeks before Christmas`, `the day after 3 May`, `three days later`, `a year to the day after`,
 * `two weeks from tomorrow`, `in three weeks`.
 */
export function readShift(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const exactly = skipRole(input, at, 'exactly');
  const start = hasRole(input, exactly, 'the') ? exactly + 1 : exactly;
  const length = start > exactly ? readOneUnit(input, start) : readLength(input, start);
  if (!length) return null;
  const { unit, count } = length.node;
  const toTheDay = readToTheDay(input, length.next);
  const isExact = toTheDay !== null || exactly > at;
  const next = toTheDay ?? length.next;
  const back = hasRole(input, next, 'before');
  const on = hasRole(input, next, 'after');
  if (back || on || hasRole(input, next, 'from')) {
    const from = readWhole(next + 1);
    if (from && isCountable(from.node)) {
      const signed = back ? -count : count;
      return {
        node: { kind: 'shift', from: from.node, unit, count: signed, isExact },
        next: from.next,
      };
    }
    if (hasRole(input, next, 'from') && hasRole(input, next + 1, 'now')) {
      const today: DateNode = { kind: 'day', offset: 0 };
      return { node: { kind: 'shift', from: today, unit, count, isExact }, next: next + 2 };
    }
  }
  if (start > exactly) return null;
  const after = input.tokens[next + 1];
  if ((back || on) && (after === undefined || after.kind === 'mark') && after?.text !== '–') {
    const signed = back ? -count : count;
    return {
      node: { kind: 'shift', from: 'spoken', unit, count: signed, isExact },
      next: next + 1,
    };
  }
  if (hasRole(input, next, 'hence')) {
    const today: DateNode = { kind: 'day', offset: 0 };
    return { node: { kind: 'shift', from: today, unit, count, isExact }, next: next + 1 };
  }
  const earlier = hasRole(input, next, 'earlier');
  if (earlier || hasRole(input, next, 'later')) {
    if (!isWhole(input, next + 1) && !opensClause(input, at)) return null;
    const signed = earlier ? -count : count;
    return {
      node: { kind: 'shift', from: 'spoken', unit, count: signed, isExact },
      next: next + 1,
    };
  }
  return null;
}

/** `in three weeks`: ahead of the article's date, where the sentence looks ahead. */
export function readAhead(input: ReadingInput, at: number): Match<DateNode> | null {
  if (!hasRole(input, at - 1, 'ahead') && !input.isEntry) return null;
  const length = readLength(input, at);
  if (!length || length.node.unit === 'decade' || length.node.unit === 'century') return null;
  const possessive = skipMark(input, length.next, '’');
  const bare = input.tokens[possessive]?.text === 's' ? possessive + 1 : possessive;
  const next = input.tokens[bare]?.text === 'time' ? bare + 1 : length.next;
  if (!isWhole(input, next)) return null;
  return { node: { kind: 'shift', from: 'article', ...length.node, isExact: false }, next };
}

function readLength(input: ReadingInput, at: number): Match<Length> | null {
  const number = readNumber(input, at);
  if (!number || number.node > 9999) return null;
  if (input.tokens[at - 1]?.text === '.' && input.tokens[at]?.isSpaced === false) return null;
  return readUnit(input, number.next, number.node);
}

/** `; a week later 8,000 were still missing`. */
function opensClause(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1];
  return before === undefined || (before.kind === 'mark' && ',;.:—“'.includes(before.text));
}

/** The unit of `the day before Christmas`. */
function readOneUnit(input: ReadingInput, at: number): Match<Length> | null {
  return input.tokens[at]?.text.endsWith('s') === true ? null : readUnit(input, at, 1);
}

function readUnit(input: ReadingInput, at: number, count: number): Match<Length> | null {
  const unit = input.tokens[at]?.meaning?.unit;
  switch (unit) {
    case undefined:
    case 'weekend':
    case 'quarter':
    case 'half':
    case 'season':
      return null;
    case 'fortnight':
      return { node: { unit: 'week', count: count * 2 }, next: at + 1 };
    default:
      return { node: { unit, count }, next: at + 1 };
  }
}

/** `to the day`. */
function readToTheDay(input: ReadingInput, at: number): number | null {
  if (!hasRole(input, at, 'to')) return null;
  const day = skipThe(input, at + 1);
  return day > at + 1 && input.tokens[day]?.meaning?.unit === 'day' ? day + 1 : null;
}

function isCountable(node: DateNode): boolean {
  switch (node.kind) {
    case 'calendar':
      return node.day !== null || node.month !== null || node.year !== null;
    case 'weekday':
    case 'holiday':
    case 'day':
    case 'that-day':
    case 'month-day':
    case 'in-year':
    case 'nth-weekday':
    case 'fixed':
      return true;
    default:
      return false;
  }
}
