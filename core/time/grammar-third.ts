import type { DateNode, Match } from './expression-node';
import { readCalendar } from './grammar-calendar';
import { readDay, skipThe } from './grammar-numbers';
import { readRelative } from './grammar-relative';
import { readSpoken } from './grammar-spoken';
import { readYearNode } from './grammar-year';
import type { Third } from './thirds';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';

type ReadDate = (at: number) => Match<DateNode> | null;

/** `early December`, `mid-September`, `the late nineteenth century`, `the end of March`. */
export function readThird(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const start = skipThe(input, at);
  const third = input.tokens[start]?.meaning?.third;
  if (third !== undefined) {
    const dash = skipMark(input, start + 1, '–');
    const inner = dash > start + 1 ? dash : skipRole(input, skipRole(input, dash, 'in'), 'on');
    const whole = readWhole(inner) ?? readWhole(skipThe(input, inner)) ?? readWhole(dash);
    return whole && { node: { kind: 'third', of: whole.node, third }, next: whole.next };
  }
  const side = sideAt(input, start);
  if (side === null) return null;
  const isJoined = hasRole(input, start + 1, 'of');
  if (!isJoined && !input.vocabulary.table.hasBareEdges) return null;
  const inner = isJoined ? start + 2 : start + 1;
  const whole =
    readWhole(inner) ??
    (isJoined ? readWhole(skipThe(input, inner)) : null) ??
    readYearNode(input, skipThe(input, inner)) ??
    readThisUnit(input, inner);
  return whole && { node: { kind: 'third', of: whole.node, third: side }, next: whole.next };
}

function sideAt(input: ReadingInput, at: number): Third | null {
  if (hasRole(input, at, 'start')) return 'early';
  if (hasRole(input, at, 'middle')) return 'mid';
  return hasRole(input, at, 'end') ? 'late' : null;
}

/** `earlier this month`, `later this year`, `earlier in the week`, `later that year`. */
export function readRest(input: ReadingInput, at: number): Match<DateNode> | null {
  const isEarlier = hasRole(input, at, 'earlier');
  if (!isEarlier && !hasRole(input, at, 'later')) return null;
  const inner = skipRole(input, at + 1, 'in');
  const spoken = readSpoken(input, inner);
  if (spoken) return spoken;
  const isLed = hasRole(input, inner, 'this') || hasRole(input, inner, 'the') || inner > at + 1;
  const whole = isLed
    ? (readRelative(input, inner) ??
      readThisUnit(input, inner) ??
      readYearNode(input, inner) ??
      readMonthOf(input, inner))
    : null;
  const side = isEarlier ? 'earlier' : 'later';
  return whole && { node: { kind: 'rest', of: whole.node, side }, next: whole.next };
}

/** `later in March 1921`. */
function readMonthOf(input: ReadingInput, at: number): Match<DateNode> | null {
  const month = readCalendar(input, at);
  if (month?.node.kind !== 'calendar' || month.node.day !== null) return null;
  return month;
}

/** `the week`, `the month`: after “earlier in” and “the end of” the one of the article's date. */
export function readThisUnit(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const { unit, isPlural } = input.tokens[start]?.meaning ?? {};
  if (start === at || unit === undefined || isPlural === true) return null;
  if (unit === 'day' || unit === 'half' || unit === 'fortnight' || unit === 'season') return null;
  return { node: { kind: 'unit', unit, relation: 'this' }, next: start + 1 };
}

/** `Saturday night, April 30th`, `Sunday morning 3 May`: a part of a day whose date comes after it. */
export function readPartThenDate(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const weekday = input.tokens[at]?.meaning?.weekday;
  const part = input.tokens[at + 1]?.meaning?.dayPart;
  if (weekday === undefined || part === undefined) return null;
  const date = readWhole(skipThe(input, skipMark(input, at + 2, ',')));
  if (date?.node.kind !== 'calendar' || date.node.day === null) return null;
  return { node: { kind: 'part', of: { ...date.node, weekday }, part }, next: date.next };
}

/** `the night of 3 May`, `the early hours of Sunday`, `the night of 3 to 4 March`. */
export function readPartOf(
  input: ReadingInput,
  at: number,
  readWhole: ReadDate,
): Match<DateNode> | null {
  const start = skipThe(input, at);
  const isEarly =
    input.tokens[start]?.meaning?.third === 'early' || hasRole(input, start, 'smallHours');
  const isHours = isEarly && hasRole(input, start + 1, 'hourWord');
  const token = input.tokens[start];
  const named =
    token?.meaning?.isCapitalNoun === true && !token.isCapital
      ? undefined
      : token?.meaning?.dayPart;
  const part = isHours ? 'early-hours' : named;
  if (part === undefined) return null;
  const joint = isHours ? start + 2 : start + 1;
  if (part === 'night' && hasRole(input, joint, 'nightTo')) {
    const day = readWhole(skipThe(input, joint + 1));
    return day && canHaveParts(day.node)
      ? { node: { kind: 'part', of: dayBefore(day.node), part }, next: day.next }
      : null;
  }
  if (!hasRole(input, joint, 'of') && !hasRole(input, joint, 'from')) return null;
  const inner = skipThe(input, joint + 1);
  if (part === 'night') {
    const night = readTwoDays(input, inner, readWhole);
    if (night) return { node: { kind: 'part', of: night.node, part }, next: night.next };
  }
  const day = readWhole(joint + 1) ?? readWhole(inner);
  if (!day || !canHaveParts(day.node)) return null;
  return { node: { kind: 'part', of: day.node, part }, next: day.next };
}

/** `3 to 4 March`, `Saturday to Sunday`: a night is that of the first day. */
function readTwoDays(input: ReadingInput, at: number, readWhole: ReadDate): Match<DateNode> | null {
  const first = readDay(input, at) ?? readWhole(at);
  if (!first) return null;
  const isJoined =
    input.tokens[first.next]?.text === '–' ||
    hasRole(input, first.next, 'to') ||
    hasRole(input, first.next, 'and');
  if (!isJoined) return null;
  const inner = skipRole(input, skipThe(input, first.next + 1), 'on');
  const second = readWhole(inner);
  if (second && canHaveParts(second.node)) {
    return { node: dayBefore(second.node), next: second.next };
  }
  // `March 3 to 4`
  const day = typeof first.node === 'object' ? readDay(input, inner) : null;
  return day && typeof first.node === 'object' ? { node: first.node, next: day.next } : null;
}

function dayBefore(day: DateNode): DateNode {
  return { kind: 'shift', from: day, unit: 'day', count: -1, isExact: true };
}

function canHaveParts(node: DateNode): boolean {
  switch (node.kind) {
    case 'calendar':
      return node.day !== null;
    case 'in-year':
      return node.of.day !== null;
    case 'fixed':
      return node.value.kind === 'date' && typeof node.value.day === 'number';
    default:
      return [
        ...['weekday', 'holiday', 'day', 'that-day', 'month-day', 'nth-weekday', 'weekday-of'],
        ...['spoken-weekday'],
      ].includes(node.kind);
  }
}
