import type { DateNode, Match, WhenNode } from './expression-node';
import { readDashRange, readPair } from './grammar-pair';
import { isDay, readPoint } from './grammar-point';
import { skipThe } from './grammar-numbers';
import { readThisUnit } from './grammar-third';
import { readYearNode } from './grammar-year';
import { isWhole } from './reading-shape';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';

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
    const ongoing = readUntilNow(input, at + 1);
    if (ongoing) return ongoing;
    const pair = readPair(input, at + 1, 'to');
    if (pair)
      return { node: { kind: 'stretch', ...pair.node, extent: 'throughout' }, next: pair.next };
    if (!input.isEntry) return readFromOn(input, at + 1);
    const point = readPoint(input, at + 1);
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

/** `from Monday` where that is to come, `from 2015 onwards` anyway; not `from Monday’s game`. */
function readFromOn(input: ReadingInput, at: number): Match<WhenNode> | null {
  const point = readPoint(input, at);
  if (!point || isPossessive(input, point.next)) return null;
  const isOnwards = hasRole(input, point.next, 'onwards');
  if (!isOnwards && !isStart(point.node)) return null;
  if (!isOnwards && !isWhole(input, point.next) && !startsClause(input, at - 1)) return null;
  const stretch = {
    kind: 'stretch',
    start: point.node,
    end: 'open',
    extent: 'throughout',
  } as const;
  return isOnwards
    ? { node: stretch, next: point.next + 1 }
    : { node: { ...stretch, isToCome: true }, next: point.next };
}

function isStart(node: DateNode): boolean {
  return ['calendar', 'weekday', 'unit', 'holiday', 'season', 'day', 'third', 'month-day'].includes(
    node.kind,
  );
}

/** `From 18 January all arrivals`: what opens its clause needs no end. */
function startsClause(input: ReadingInput, at: number): boolean {
  return at === 0 || input.tokens[at - 1]?.kind === 'mark';
}

/** `from 2010 to the present`. */
function readUntilNow(input: ReadingInput, at: number): Match<WhenNode> | null {
  if (input.isEntry) return null;
  const point = readPoint(input, at);
  if (!point || !hasRole(input, point.next, 'to')) return null;
  const end = skipThe(input, point.next + 1);
  if (!hasRole(input, end, 'presently')) return null;
  const node: WhenNode = { kind: 'stretch', start: point.node, end: 'open', extent: 'throughout' };
  return { node, next: end + 1 };
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
    const isBareEnd = isBefore && isBareCalendar(point.node) && isWhole(input, point.next);
    if (!input.isEntry && !isCalendarUnit(point.node) && !isBareEnd) return null;
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

function readEnd(input: ReadingInput, at: number, isEnd: boolean): Match<DateNode> | null {
  const start = skipThe(input, at);
  if (isEnd && hasRole(input, start, 'end') && hasRole(input, start + 1, 'of')) {
    const inner = start + 2;
    const whole =
      readPoint(input, inner) ??
      readYearNode(input, skipThe(input, inner)) ??
      readThisUnit(input, inner);
    if (whole) return whole;
  }
  const date = readPoint(input, skipRole(input, at, 'on')) ?? readPoint(input, at);
  if (date) return date;
  return null;
}

function isCalendarUnit(date: DateNode): boolean {
  return date.kind === 'fixed' || (date.kind === 'calendar' && date.year !== null);
}

/** `before 1 May`, `before October`; after them other words follow: `after 7 October he …`. */
function isBareCalendar(date: DateNode): boolean {
  return date.kind === 'calendar' && date.relation === 'bare';
}

function isPossessive(input: ReadingInput, at: number): boolean {
  return input.tokens[at]?.text === '’' && input.tokens[at + 1]?.text === 's';
}

function readEndUnknown(input: ReadingInput, at: number): number | null {
  const inner = skipMark(input, at, ',');
  const isEnd = hasRole(input, inner, 'end') || hasRole(input, inner, 'start');
  return inner > at && isEnd && hasRole(input, inner + 1, 'unknown') ? inner + 2 : null;
}

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

function asWithin(node: WhenNode): WhenNode {
  return node.kind === 'outside' ? node : { ...node, extent: 'within' };
}

function asThroughout(node: WhenNode): WhenNode {
  return node.kind === 'outside' ? node : { ...node, extent: 'throughout' };
}
