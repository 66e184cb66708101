import { boundsOfEdtf } from './bounds';
import { DAY, isoWeekday, mod } from './calendar';
import { dayPartInterval } from './day-parts';
import { dayDate, intervalOf } from './edtf-dates';
import type { Edtf } from './edtf-value';
import type { DateNode, Relation } from './expression-node';
import type { Unit } from './language/vocabulary';
import type { ReadingContext } from './reading-context';
import { resolveCalendar, resolveHoliday, resolveInYear, resolveSeason } from './resolve-calendar';
import { pastSpan, spanTo } from './resolve-span';
import { resolveShift, resolveSpoken, shifted } from './resolve-spoken';
import { unitAround } from './resolve-unit';
import { resolveWeek } from './resolve-week';
import { thirdOf } from './thirds';

/** What a date means in its context; null when the context lacks what it needs. */
export function resolveDate(node: DateNode, context: ReadingContext): Edtf | null {
  switch (node.kind) {
    case 'fixed':
      return node.value;
    case 'calendar':
      return resolveCalendar(node, context);
    case 'in-year':
      return resolveInYear(node.of, resolveDate(node.year, context));
    case 'season':
      return resolveSeason(node, node.year && resolveDate(node.year, context), context);
    case 'holiday':
      return resolveHoliday(node, context);
    case 'that-day':
      return context.mentioned === null ? null : dayDate(context.mentioned + node.offset);
    case 'shift': {
      const from = typeof node.from === 'object' ? resolveDate(node.from, context) : null;
      if (typeof node.from === 'object' && !from) return null;
      return resolveShift(node, from, context);
    }
    case 'past-span': {
      // In a tale of days long past nobody knows up to when.
      const isNow = context.reference !== null && context.narrated === null;
      return isNow ? pastSpan(node.unit, node.count, context.reference) : null;
    }
    case 'span-to':
      return spanTo(node, resolveDate(node.to, context));
    case 'spoken':
    case 'spoken-weekday':
    case 'spoken-month':
    case 'spoken-season':
      return resolveSpoken(node, context);
    case 'nth':
    case 'nth-weekday':
    case 'weekday-of':
    case 'portion':
    case 'run':
    case 'month-day':
      return resolveWeek(node, node.of && resolveDate(node.of, context), context);
    case 'week-of':
    case 'weekend-of':
      return resolveWeek(node, resolveDate(node.day, context), context);
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
      return resolveWeekday(node.weekday, node.relation, context);
    case 'unit':
    case 'ago':
    case 'day':
    case 'rest':
      return context.reference === null ? null : resolveRelative(node, context, context.reference);
  }
}

function mentionedDay(context: ReadingContext): Edtf | null {
  return context.mentioned === null ? null : dayDate(context.mentioned);
}

/**
 * A weekday by the article's date. Where the text tells of days long past, or no date of the article
 * is known, it is the next one after the day last spoken of.
 */
function resolveWeekday(weekday: number, relation: Relation, context: ReadingContext): Edtf | null {
  const told = context.tense === 'future' || relation !== 'bare' ? null : context.narrated;
  const from = told ?? (context.reference === null ? context.mentioned : null);
  if (from !== null) return dayDate(from + mod(weekday - isoWeekday(from), 7));
  if (context.reference === null) return null;
  return dayDate(weekdayNear(weekday, relation, context.tense, context.reference));
}

type RelativeNode = Extract<DateNode, { kind: 'unit' | 'ago' | 'day' | 'rest' }>;

function resolveRelative(
  node: RelativeNode,
  context: ReadingContext,
  reference: number,
): Edtf | null {
  switch (node.kind) {
    case 'day':
      return dayDate(reference + node.offset);
    case 'unit':
      return node.step === undefined
        ? relatedUnit(node.unit, node.relation, context.tense, reference)
        : unitAround(node.unit, reference, node.step);
    case 'ago':
      return shifted(node.unit, -node.count, reference);
    case 'rest': {
      const whole = resolveDate(node.of, context);
      if (!whole) return null;
      const { earliest, latest } = boundsOfEdtf(whole);
      // Only a unit that the article lies in has a part before and one after it.
      if (reference < earliest / DAY || reference >= latest / DAY) return whole;
      const start = node.side === 'earlier' ? earliest / DAY : reference;
      const end = node.side === 'earlier' ? reference : latest / DAY - 1;
      return intervalOf(dayDate(start), dayDate(end));
    }
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
  if (relation === 'coming') return reference + 7 - mod(isoWeekday(reference) - weekday, 7);
  const back = mod(isoWeekday(reference) - weekday, 7);
  if (relation === 'last') return reference - (back === 0 ? 7 : back);
  if (tense === 'future') return reference + mod(weekday - isoWeekday(reference), 7);
  return reference - back;
}

function relatedUnit(
  unit: Unit,
  relation: Relation,
  tense: ReadingContext['tense'],
  reference: number,
): Edtf | null {
  const step = relation === 'last' ? -1 : relation === 'next' || relation === 'coming' ? 1 : 0;
  if (unit !== 'weekend') return unitAround(unit, reference, step);
  // On Saturday and Sunday the weekend is this one; “next” and “last” count from the week's.
  const isPast = relation === 'bare' && tense !== 'future' && isoWeekday(reference) < 6;
  const isNear = relation === 'coming' && isoWeekday(reference) < 6;
  return unitAround('weekend', reference, isPast ? -1 : isNear ? 0 : step);
}
