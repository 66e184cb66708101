import type { CalendarNode, DateNode, Match, WhenNode } from './expression-node';
import { calendar } from './grammar-calendar';
import { readClock } from './grammar-clock';
import { readDay, readYear, skipThe } from './grammar-numbers';
import { clockNode, readPoint } from './grammar-point';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';

/** The two sides of `between … and`, `from … to`, each completed by the other. */
export function readPair(
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

/** `12–16 July 2021`, `1914–18`, `28 Jan – 3 Feb 2024`; `first` is what was read so far, if anything. */
export function readDashRange(
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
