import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber, dayNumber, daysInMonth, isoWeekday, mod } from './calendar';
import { dayDate, intervalOf } from './edtf-dates';
import { portionOf, runOf } from './portions';
import type { Edtf, EdtfDate, EdtfInterval } from './edtf-value';
import type { WeekNode } from './expression-node';
import type { ReadingContext } from './reading-context';

/**
 * What a week or a day by its place means, once the unit it lies in is known; null when there is no
 * such place (a fifth Monday). Weeks are ISO weeks: they belong to the month and year that their
 * Thursday lies in, weekends to those of their Saturday.
 *
 * @param whole what `of` or `day` resolved to; null where the node has none
 */
export function resolveWeek(
  node: WeekNode,
  whole: Edtf | null,
  context: ReadingContext,
): Edtf | null {
  if (node.kind === 'month-day') return monthDay(node, whole, context);
  if (!whole) return null;
  const { earliest, latest } = boundsOfEdtf(whole);
  if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return null;
  const first = Math.floor(earliest / DAY);
  const last = Math.ceil(latest / DAY) - 1;
  switch (node.kind) {
    case 'nth': {
      const anchor = nthWeekday(node.unit === 'week' ? 4 : 6, node.nth, first, last);
      if (anchor === null) return null;
      return node.unit === 'week' ? days(anchor - 3, anchor + 3) : days(anchor, anchor + 1);
    }
    case 'nth-weekday': {
      const day = nthWeekday(node.weekday, node.nth, first, last);
      return day === null ? null : dayDate(day);
    }
    case 'week-of':
      if (node.side === 'start') return days(first, first + 6);
      if (node.side === 'end') return days(last - 6, last);
      return weekAround(first);
    case 'weekend-of': {
      const saturday = first - mod(isoWeekday(first) - 6, 7);
      // A holiday's weekend is the one that it makes longer.
      const nearest = isoWeekday(first) >= 6 || isoWeekday(first) < 3 ? saturday : saturday + 7;
      return days(nearest, nearest + 1);
    }
    case 'portion':
      return whole.kind === 'date' ? portionOf(whole, node.parts, node.nth) : null;
    case 'run':
      return whole.kind === 'date' ? runOf(whole, node.unit, node.count) : null;
    case 'weekday-of':
      return last - first > 7 ? null : dayDate(first + mod(node.weekday - isoWeekday(first), 7));
  }
}

/** The ISO week around a day, from its Monday to its Sunday. */
function weekAround(day: number): EdtfInterval {
  const monday = day - isoWeekday(day) + 1;
  return days(monday, monday + 6);
}

/** The nth such weekday between two days, counted from the end where `nth` is negative. */
function nthWeekday(weekday: number, nth: number, first: number, last: number): number | null {
  const day =
    nth > 0
      ? first + mod(weekday - isoWeekday(first), 7) + (nth - 1) * 7
      : last - mod(isoWeekday(last) - weekday, 7) + (nth + 1) * 7;
  return day < first || day > last ? null : day;
}

/** `the 18th`: in the month spoken of, else in the one that its tense and nearness make likeliest. */
function monthDay(
  node: Extract<WeekNode, { kind: 'month-day' }>,
  whole: Edtf | null,
  context: ReadingContext,
): EdtfDate | null {
  if (node.of !== null) {
    if (whole?.kind !== 'date' || typeof whole.month !== 'number' || whole.month > 12) return null;
    return dayIn(whole.year, whole.month, node.day);
  }
  const anchor = context.mentioned ?? context.reference;
  if (anchor === null) return null;
  const { year, month } = dayFromNumber(anchor);
  const candidates = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6].flatMap((offset) => {
    const moved = dayFromNumber(dayNumber(year, month + offset, 1));
    const date = dayIn(moved.year, moved.month, node.day);
    return date ? [dayNumber(date.year, Number(date.month), node.day)] : [];
  });
  const fitting = candidates.filter(
    (day) => node.weekday === null || isoWeekday(day) === node.weekday,
  );
  const cost = (day: number): number => {
    const ahead = day - anchor;
    if (context.tense === 'past' && context.mentioned === null)
      return ahead <= 0 ? -ahead : ahead * 4;
    if (context.tense === 'future') return ahead >= 0 ? ahead : -ahead * 4;
    return Math.abs(ahead);
  };
  const [best] = fitting.sort((a, b) => cost(a) - cost(b));
  return best === undefined ? null : dayDate(best);
}

function dayIn(year: number, month: number, day: number): EdtfDate | null {
  return day <= daysInMonth(year, month) ? dayDate(dayNumber(year, month, day)) : null;
}

function days(first: number, last: number): EdtfInterval {
  return intervalOf(dayDate(first), dayDate(last));
}
