import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber, dayNumber, daysInMonth, isoWeekday, mod } from './calendar';
import { dayDate, plainDate } from './edtf-dates';
import type { Edtf, EdtfDate } from './edtf-value';
import type { CalendarNode, DateNode, Relation } from './expression-node';
import { holidayIn } from './holidays';
import type { ReadingContext } from './reading-context';

/** So many days ahead a holiday is the one that is meant, even where the sentence does not say so. */
const AT_HAND = 14;

/** A day, month or year; what is left out is found by tense and nearness. */
export function resolveCalendar(node: CalendarNode, context: ReadingContext): EdtfDate | null {
  const { year, month, day } = node;
  if (year !== null) return month === null ? plainDate(year) : plainDate(year, month, day);
  if (month === null) return null;
  if (context.narrated !== null && node.relation === 'bare' && context.tense !== 'future') {
    return narratedDate(node, month, context.narrated);
  }
  const reference = context.reference ?? context.mentioned;
  if (reference === null) return null;
  if (day === null) {
    return plainDate(yearOfMonth(month, node.relation, context.tense, reference), month);
  }
  return nearestDay(month, day, node.weekday, context.tense, reference);
}

/** In a tale of days long past a date without its year is the next one in the tale. */
function narratedDate({ day }: CalendarNode, month: number, from: number): EdtfDate {
  const told = dayFromNumber(from);
  const isLater = month > told.month || (month === told.month && (day ?? 31) >= told.day);
  return plainDate(isLater ? told.year : told.year + 1, month, day);
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
  if (relation === 'next' || relation === 'coming')
    return month > now.month ? now.year : now.year + 1;
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
  // A weekday tells the year only close by: five years on, every date has had every weekday.
  const fitting = candidates.filter(
    ({ candidate, days }) =>
      weekday === null || (isoWeekday(days) === weekday && Math.abs(candidate - year) <= 1),
  );
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
  return best ? plainDate(best.candidate, month, day) : null;
}

/** `March last year`: a month or day of a year that is named otherwise. */
export function resolveInYear(of: CalendarNode, whole: Edtf | null): Edtf | null {
  if (whole?.kind !== 'date' || of.month === null) return null;
  if (of.day !== null && of.day > daysInMonth(whole.year, of.month)) return null;
  return plainDate(whole.year, of.month, of.day);
}

/** A season, quarter or half; without a year the one that its relation or the article's date says. */
export function resolveSeason(
  node: Extract<DateNode, { kind: 'season' }>,
  year: Edtf | null,
  context: ReadingContext,
): EdtfDate | null {
  if (node.year) return year?.kind === 'date' ? plainDate(year.year, node.season) : null;
  const reference = context.narrated ?? context.reference;
  if (reference === null) return null;
  const now = dayFromNumber(reference);
  const years = [now.year - 2, now.year - 1, now.year, now.year + 1];
  const spans = years.map((candidate) => {
    const value = plainDate(candidate, node.season);
    const { earliest, latest } = boundsOfEdtf(value);
    return { value, first: earliest / DAY, last: latest / DAY - 1 };
  });
  if (node.relation === 'last')
    return spans.findLast(({ last }) => last < reference)?.value ?? null;
  if (node.relation === 'next' || node.relation === 'coming')
    return spans.find(({ first }) => first > reference)?.value ?? null;
  if (node.relation === 'this') {
    const current = spans.find(({ first, last }) => first <= reference && reference <= last);
    return current?.value ?? plainDate(now.year, node.season);
  }
  // A bare “in the spring” may be any year's where the sentence does not tell.
  const isSeason = node.season <= 32;
  if (isSeason && context.tense === null && context.narrated === null) return null;
  if (context.tense === 'future') return spans.find(({ last }) => last >= reference)?.value ?? null;
  return spans.findLast(({ first }) => first <= reference)?.value ?? null;
}

/** A holiday without a year is the nearest past one, or the coming one where the sentence says so. */
export function resolveHoliday(
  node: Extract<DateNode, { kind: 'holiday' }>,
  context: ReadingContext,
): EdtfDate | null {
  const { rule, year, relation } = node;
  if (year !== null) return dayDate(holidayIn(rule, year));
  const reference = context.narrated ?? context.reference ?? context.mentioned;
  if (reference === null) return null;
  const now = dayFromNumber(reference).year;
  const days = [now - 1, now, now + 1, now + 2].map((candidate) => holidayIn(rule, candidate));
  const before = days.findLast((day) => day <= reference) ?? null;
  const after = days.find((day) => day >= reference) ?? null;
  if (before === null || after === null) return null;
  if (relation === 'last') return dayDate(before === reference ? holidayIn(rule, now - 1) : before);
  if (relation === 'next' || relation === 'coming')
    return dayDate(after === reference ? holidayIn(rule, now + 1) : after);
  if (relation === 'this') return dayDate(after - reference < reference - before ? after : before);
  const isComing =
    context.tense === 'future' || (context.tense === null && after - reference <= AT_HAND);
  return dayDate(isComing ? after : before);
}
