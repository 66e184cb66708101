import type { CalendarNode, Match, WhenNode } from './expression-node';
import { calendar, readCalendar } from './grammar-calendar';
import { readDay, readYear, skipThe } from './grammar-numbers';
import { hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';

/** One member of a list, with the tokens of its own words. */
export interface ListedDate {
  readonly from: number;
  readonly match: Match<WhenNode>;
}

/** So many days share a month at most; longer rows of numbers are no dates. */
const LONGEST = 8;

/** `12, 13 and 16 July 2021`: days that share the month and year of the last. */
export function readDayList(input: ReadingInput, at: number): ListedDate[] | null {
  const days: { readonly from: number; readonly day: Match<number> }[] = [];
  let from = at;
  while (days.length < LONGEST) {
    const last = days.length > 0 ? readCalendar(input, from) : null;
    if (last?.node.kind === 'calendar' && last.node.day !== null && last.node.month !== null) {
      return completed(input, days, { from, node: last.node, next: last.next });
    }
    const day = readDay(input, from);
    const joint = day && afterJoint(input, day.next);
    if (!day || joint === null) return null;
    days.push({ from, day });
    from = skipThe(input, joint);
  }
  return null;
}

function completed(
  input: ReadingInput,
  days: readonly { readonly from: number; readonly day: Match<number> }[],
  last: { readonly from: number; readonly node: CalendarNode; readonly next: number },
): ListedDate[] {
  const node = withSharedYear(input, last.node, last.next);
  const { month, year } = node;
  return [
    ...days.map(({ from, day }) =>
      listed(from, calendar({ month, year, day: day.node }), day.next),
    ),
    listed(last.from, node, last.next),
  ];
}

/** `July 12 and 13, 2021`: what follows a day of a month that stands first. */
export function readDaysAfter(
  input: ReadingInput,
  from: number,
  first: Match<CalendarNode>,
): ListedDate[] | null {
  if (input.tokens[from]?.meaning?.month === undefined || first.node.year !== null) return null;
  const days: ListedDate[] = [];
  let { next } = first;
  while (days.length < LONGEST) {
    const joint = afterJoint(input, next);
    const day = joint === null ? null : readDay(input, skipThe(input, joint));
    if (!day || joint === null) break;
    const year = readYear(input, skipMark(input, day.next, ','));
    if (!year && !isWhole(input, day.next)) break;
    const node = calendar({ month: first.node.month, day: day.node, year: year?.node ?? null });
    days.push(listed(skipThe(input, joint), node, year?.next ?? day.next));
    next = year?.next ?? day.next;
    if (year) break;
  }
  const last = days.at(-1);
  if (!last || last.match.node.kind !== 'point' || last.match.node.date.kind !== 'calendar')
    return null;
  const { year } = last.match.node.date;
  const dated = (node: CalendarNode): CalendarNode => ({ ...node, year });
  return [
    listed(from, dated(first.node), first.next),
    ...days.map(({ from: start, match }) => ({
      from: start,
      match:
        match.node.kind === 'point' && match.node.date.kind === 'calendar'
          ? { node: { ...match.node, date: dated(match.node.date) }, next: match.next }
          : match,
    })),
  ];
}

/** `in May and June 2020`, `3 May, 7 June and 9 July 2021`: the year of the last is that of all. */
export function withSharedYear(
  input: ReadingInput,
  node: CalendarNode,
  next: number,
): CalendarNode {
  let at = next;
  for (let count = 0; count < LONGEST && node.year === null && node.month !== null; count += 1) {
    const joint = afterJoint(input, at);
    if (joint === null) return node;
    const inner = skipThe(input, skipRole(input, skipRole(input, joint, 'in'), 'on'));
    const other = readCalendar(input, inner);
    if (other?.node.kind !== 'calendar' || other.node.month === null) return node;
    if ((other.node.day === null) !== (node.day === null)) return node;
    if (other.node.year !== null) {
      const isLater = node.month > other.node.month;
      return { ...node, year: isLater ? other.node.year - 1 : other.node.year };
    }
    at = other.next;
  }
  return node;
}

function listed(from: number, node: CalendarNode, next: number): ListedDate {
  return { from, match: { node: { kind: 'point', date: node, extent: 'within' }, next } };
}

function afterJoint(input: ReadingInput, at: number): number | null {
  const comma = skipMark(input, at, ',');
  if (hasRole(input, comma, 'and') || hasRole(input, comma, 'or')) return comma + 1;
  if (comma > at) return comma;
  return input.tokens[at]?.text === '&' ? at + 1 : null;
}
