import type { CalendarNode, DateNode, Match, WhenNode } from './expression-node';
import { calendar, isInsideNumber } from './grammar-calendar';
import { readClock, type ClockReading } from './grammar-clock';
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
    const start = second ? withSharedHalf(input, first, second) : first.node;
    const pair = second && complete(start, second.node);
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
  const clock = readClock(input, start) ?? readBareHour(input, start);
  if (clock) yield { node: clockNode(clock.node.time, false), next: clock.next };
}

/** `between 7 and 9 pm`: an hour alone, which only its other side makes one. */
function readBareHour(input: ReadingInput, at: number): Match<ClockReading> | null {
  const token = input.tokens[at];
  if (token?.kind !== 'number' || token.text.length > 2 || token.value > 12) return null;
  const time = { hour: token.value, minute: 0, second: null, zone: null };
  return { node: { time, isPlain: false, isHalved: false }, next: at + 1 };
}

/** `from 7 to 8 pm`: both are in the evening where only the second says so. */
function withSharedHalf(
  input: ReadingInput,
  first: Match<DateNode>,
  second: Match<DateNode>,
): DateNode {
  const { node } = first;
  if (node.kind !== 'clock' || node.on !== null || second.node.kind !== 'clock') return node;
  const isHalved = hasRole(input, first.next - 1, 'am') || hasRole(input, first.next - 1, 'pm');
  const isDotted = input.tokens[first.next - 1]?.text === '.';
  const { hour } = node.time;
  const end = second.node.time.hour;
  if (isHalved || isDotted || hour >= 12 || end <= 12 || hour + 12 > end) return node;
  const isHalfSaid = range(first.next, second.next).some(
    (at) => hasRole(input, at, 'pm') || input.tokens[at]?.text === 'p',
  );
  return isHalfSaid ? { ...node, time: { ...node.time, hour: hour + 12 } } : node;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
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
    const isPresent = hasRole(input, skipThe(input, first.next + 1), 'presently');
    const isSlash = isSplitYear(input, first);
    if (input.tokens[first.next]?.text !== '–' && !isWordJoint && !isPresent && !isSlash) continue;
    if (!isSlash && !hasJoint(input, first.next)) continue;
    if (isInsideNumber(input, at)) continue;
    const inner = first.next + 1;
    if (hasRole(input, skipThe(input, inner), 'presently') && isYearOrMonth(first.node)) {
      const next = skipThe(input, inner) + 1;
      const node = {
        kind: 'stretch',
        start: first.node,
        end: 'open',
        extent: 'throughout',
      } as const;
      return { node, next };
    }
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

/** `2024/25`: two years that follow each other; `2024/31` may be anything. */
function isSplitYear(input: ReadingInput, { node, next }: Match<DateNode>): boolean {
  if (node.kind !== 'calendar' || !isBareYear(node) || node.year === null) return false;
  const [slash, end, after] = [0, 1, 2].map((index) => input.tokens[next + index]);
  if (slash?.text !== '/' || slash.isSpaced || end?.kind !== 'number' || end.isSpaced) return false;
  if (after?.text === '/' || after?.text === '–') return false;
  return end.text.length === 2 && end.value === (node.year + 1) % 100;
}

function hasJoint(input: ReadingInput, at: number): boolean {
  return input.tokens[at]?.text === '–' || hasRole(input, at, 'to');
}

function isYearOrMonth(node: DateNode): boolean {
  return node.kind === 'calendar' && node.year !== null && node.day === null;
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
    const isNext = token.value === (first.year + 1) % 100;
    const full = isNext ? first.year + 1 : Math.floor(first.year / 100) * 100 + token.value;
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
