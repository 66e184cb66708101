import { DAY, dayFromNumber, dayNumber, daysInMonth, isoWeekday, mod } from './calendar';
import { dayPartInterval } from './day-parts';
import type { Edtf, EdtfDate, EdtfInterval } from './edtf-value';
import { boundsOfEdtf } from './bounds';
import type { CalendarNode, DateNode, Relation } from './expression-node';
import { holidayIn } from './holidays';
import type { HolidayRule, Unit } from './language/vocabulary';
import { thirdOf } from './thirds';

/** What a date is read against. Days are numbers as `dayNumber` counts them. */
export interface ReadingContext {
  /** The article's date; null when nobody knows it. */
  readonly reference: number | null;
  /** The day that was last spoken of, for “that morning”. */
  readonly mentioned: number | null;
  /** What the sentence says of a bare weekday or month; null when it does not say. */
  readonly tense: 'past' | 'future' | null;
}

/** What a date means in its context; null when the context lacks what it needs. */
export function resolveDate(node: DateNode, context: ReadingContext): Edtf | null {
  switch (node.kind) {
    case 'fixed':
      return node.value;
    case 'calendar':
      return resolveCalendar(node, context);
    case 'in-year':
      return resolveInYear(node.of, node.year, context);
    case 'season':
      return resolveSeason(node, context);
    case 'holiday':
      return resolveHoliday(node.rule, node.year, context);
    case 'that-day': {
      const day = context.mentioned ?? null;
      return day === null ? null : dayDate(day + node.offset);
    }
    case 'marked': {
      const value = resolveDate(node.of, context);
      if (value?.kind !== 'date') return value;
      const approximate = value.approximate || node.approximate;
      return { ...value, approximate, uncertain: value.uncertain || node.uncertain };
    }
    case 'part': {
      const value = resolveDate(node.of, context);
      if (value?.kind !== 'date' || typeof value.day !== 'number') return value;
      return dayPartInterval(value, node.part);
    }
    case 'third': {
      const value = resolveDate(node.of, context);
      return value?.kind === 'date' ? (thirdOf(value, node.third) ?? value) : value;
    }
    case 'clock': {
      const day = node.on ? resolveDate(node.on, context) : mentionedDay(context);
      if (day?.kind !== 'date' || typeof day.day !== 'number') return null;
      const { time, approximate, uncertain } = node;
      return { ...day, time, approximate, uncertain };
    }
    case 'weekday':
    case 'unit':
    case 'ago':
    case 'day':
    case 'rest':
      return context.reference === null
        ? resolveWithoutReference(node, context)
        : resolveRelative(node, context, context.reference);
  }
}

function mentionedDay(context: ReadingContext): EdtfDate | null {
  return context.mentioned === null ? null : dayDate(context.mentioned);
}

/** Without the article's date, a weekday is the next one after the day last spoken of. */
function resolveWithoutReference(node: DateNode, context: ReadingContext): Edtf | null {
  if (node.kind !== 'weekday' || context.mentioned === null) return null;
  const ahead = mod(node.weekday - isoWeekday(context.mentioned), 7);
  return dayDate(context.mentioned + ahead);
}

function resolveRelative(node: DateNode, context: ReadingContext, reference: number): Edtf | null {
  switch (node.kind) {
    case 'day':
      return dayDate(reference + node.offset);
    case 'weekday':
      return dayDate(weekdayNear(node.weekday, node.relation, context.tense, reference));
    case 'unit':
      return unitAt(node.unit, node.relation, context.tense, reference);
    case 'ago':
      return agoDate(node.unit, -node.count, reference);
    case 'rest': {
      const whole = resolveDate(node.of, context);
      if (!whole) return null;
      const { earliest, latest } = boundsOfEdtf(whole);
      const start = node.side === 'earlier' ? earliest / DAY : reference;
      const end = node.side === 'earlier' ? reference : latest / DAY - 1;
      return start <= end ? interval(dayDate(start), dayDate(end)) : whole;
    }
    default:
      return null;
  }
}

/** Last is the nearest before, next the one of next week (weeks begin on Monday), bare by tense. */
function weekdayNear(
  weekday: number,
  relation: Relation,
  tense: ReadingContext['tense'],
  reference: number,
): number {
  const monday = reference - isoWeekday(reference) + 1;
  if (relation === 'next') return monday + 7 + weekday - 1;
  if (relation === 'this') return monday + weekday - 1;
  const back = mod(isoWeekday(reference) - weekday, 7);
  if (relation === 'last') return reference - (back === 0 ? 7 : back);
  if (tense === 'future') return reference + mod(weekday - isoWeekday(reference), 7);
  return reference - back;
}

function unitAt(
  unit: Unit,
  relation: Relation,
  tense: ReadingContext['tense'],
  reference: number,
): Edtf | null {
  const step = relation === 'last' ? -1 : relation === 'next' ? 1 : 0;
  const { year, month } = dayFromNumber(reference);
  const monday = reference - isoWeekday(reference) + 1;
  switch (unit) {
    case 'day':
      return dayDate(reference + step);
    case 'week':
      return interval(dayDate(monday + step * 7), dayDate(monday + step * 7 + 6));
    case 'weekend': {
      const isPast = relation === 'bare' && tense !== 'future' && isoWeekday(reference) < 6;
      const saturday = monday + 5 + (isPast ? -7 : step * 7);
      return interval(dayDate(saturday), dayDate(saturday + 1));
    }
    case 'month': {
      const moved = dayFromNumber(dayNumber(year, month + step, 1));
      return date(moved.year, moved.month);
    }
    case 'quarter': {
      const count = year * 4 + Math.floor((month - 1) / 3) + step;
      return date(Math.floor(count / 4), 33 + mod(count, 4));
    }
    case 'half': {
      const count = year * 2 + (month > 6 ? 1 : 0) + step;
      return date(Math.floor(count / 2), 40 + mod(count, 2));
    }
    case 'season':
      return null;
    case 'year':
      return date(year + step);
    case 'decade':
      return { ...date(Math.floor(year / 10) * 10 + step * 10), unspecifiedDigits: 1 };
    case 'century':
      return { ...date(Math.floor(year / 100) * 100 + step * 100), unspecifiedDigits: 2 };
  }
}

/** Counts back in the unit that was said, and is no more exact than that unit. */
function agoDate(unit: Unit, offset: number, reference: number): Edtf | null {
  const { year, month } = dayFromNumber(reference);
  switch (unit) {
    case 'day':
      return dayDate(reference + offset);
    case 'week': {
      const day = reference + offset * 7;
      const monday = day - isoWeekday(day) + 1;
      return interval(dayDate(monday), dayDate(monday + 6));
    }
    case 'month': {
      const moved = dayFromNumber(dayNumber(year, month + offset, 1));
      return date(moved.year, moved.month);
    }
    case 'year':
      return date(year + offset);
    case 'decade':
      return { ...date(year + offset * 10), approximate: true };
    case 'century':
      return { ...date(year + offset * 100), approximate: true };
    default:
      return null;
  }
}

function resolveCalendar(node: CalendarNode, context: ReadingContext): EdtfDate | null {
  const { year, month, day } = node;
  if (year !== null) return month === null ? date(year) : date(year, month, day);
  if (month === null) return null;
  const reference = context.reference ?? context.mentioned;
  if (reference === null) return null;
  if (day === null) return date(yearOfMonth(month, node.relation, context.tense, reference), month);
  return nearestDay(month, day, node.weekday, context.tense, reference);
}

/**
 * The year of a bare month: by tense; without one the past, unless the month is the coming one and
 * its past eleven months back.
 */
function yearOfMonth(
  month: number,
  relation: Relation,
  tense: ReadingContext['tense'],
  reference: number,
): number {
  const now = dayFromNumber(reference);
  if (relation === 'last') return month < now.month ? now.year : now.year - 1;
  if (relation === 'next') return month > now.month ? now.year : now.year + 1;
  if (relation === 'this' || month === now.month) return now.year;
  const isComing = mod(month - now.month, 12) === 1;
  const isFuture = tense === 'future' || (tense === null && isComing);
  if (isFuture) return month > now.month ? now.year : now.year + 1;
  return month < now.month ? now.year : now.year - 1;
}

/** The year of a day without one: that in which its weekday fits, else by tense and nearness. */
function nearestDay(
  month: number,
  day: number,
  weekday: number | null,
  tense: ReadingContext['tense'],
  reference: number,
): EdtfDate | null {
  const { year } = dayFromNumber(reference);
  const candidates = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5]
    .map((offset) => year + offset)
    .filter((candidate) => day <= daysInMonth(candidate, month))
    .map((candidate) => ({ candidate, days: dayNumber(candidate, month, day) }));
  const fitting = candidates.filter(({ days }) => weekday === null || isoWeekday(days) === weekday);
  const cost = (days: number): number => {
    const ahead = days - reference;
    if (ahead === 0) return 0;
    if (tense === 'future') return ahead > 0 ? ahead : -ahead * 20;
    if (tense === 'past') return ahead < 0 ? -ahead : ahead * 30;
    return ahead < 0 ? -ahead : ahead * 4;
  };
  const [best] = (fitting.length > 0 ? fitting : candidates).sort(
    (a, b) => cost(a.days) - cost(b.days),
  );
  return best ? date(best.candidate, month, day) : null;
}

function resolveInYear(of: CalendarNode, year: DateNode, context: ReadingContext): Edtf | null {
  const whole = resolveDate(year, context);
  if (whole?.kind !== 'date' || of.month === null) return null;
  if (of.day !== null && of.day > daysInMonth(whole.year, of.month)) return null;
  return date(whole.year, of.month, of.day);
}

function resolveSeason(
  node: Extract<DateNode, { kind: 'season' }>,
  context: ReadingContext,
): EdtfDate | null {
  if (node.year) {
    const whole = resolveDate(node.year, context);
    return whole?.kind === 'date' ? date(whole.year, node.season) : null;
  }
  if (context.reference === null) return null;
  const now = dayFromNumber(context.reference);
  const years = [now.year - 2, now.year - 1, now.year, now.year + 1];
  const spans = years.map((year) => {
    const value = date(year, node.season);
    const { earliest, latest } = boundsOfEdtf(value);
    return { value, first: earliest / DAY, last: latest / DAY - 1 };
  });
  const { reference } = context;
  if (node.relation === 'last')
    return spans.findLast(({ last }) => last < reference)?.value ?? null;
  if (node.relation === 'next') return spans.find(({ first }) => first > reference)?.value ?? null;
  if (node.relation === 'this') {
    const current = spans.find(({ first, last }) => first <= reference && reference <= last);
    return current?.value ?? date(now.year, node.season);
  }
  return spans.findLast(({ first }) => first <= reference)?.value ?? null;
}

/** A holiday without a year is the nearest past one, or the coming one where the sentence says so. */
function resolveHoliday(
  rule: HolidayRule,
  year: number | null,
  context: ReadingContext,
): EdtfDate | null {
  if (year !== null) return dayDate(holidayIn(rule, year));
  const reference = context.reference ?? context.mentioned;
  if (reference === null) return null;
  const now = dayFromNumber(reference).year;
  const days = [now - 1, now, now + 1].map((candidate) => holidayIn(rule, candidate));
  const found =
    context.tense === 'future'
      ? days.find((day) => day >= reference)
      : days.findLast((day) => day <= reference);
  return found === undefined ? null : dayDate(found);
}

/** A day number as a date. */
export function dayDate(days: number): EdtfDate {
  const { year, month, day } = dayFromNumber(days);
  return date(year, month, day);
}

function date(year: number, month: number | null = null, day: number | null = null): EdtfDate {
  return {
    kind: 'date',
    year,
    unspecifiedDigits: 0,
    month,
    day,
    time: null,
    approximate: false,
    uncertain: false,
  };
}

function interval(start: EdtfDate, end: EdtfDate): EdtfInterval {
  return { kind: 'interval', start, end };
}
