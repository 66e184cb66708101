import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber, dayNumber, daysInMonth } from './calendar';
import { dayDate, intervalOf, plainDate } from './edtf-dates';
import type { Edtf, EdtfDate } from './edtf-value';
import type { SpanNode } from './expression-node';
import type { Unit } from './language/vocabulary';

/**
 * The past three years of 2023 are 2020/2023, the past two weeks 2023-10-31/2023-11-14: no more exact
 * than the word, and both ends are in it.
 */
export function pastSpan(unit: Unit, count: number, reference: number): Edtf | null {
  const { year, month } = dayFromNumber(reference);
  switch (unit) {
    case 'day':
    case 'week':
      return intervalOf(dayDate(reference - count * (unit === 'week' ? 7 : 1)), dayDate(reference));
    case 'month':
      return intervalOf(monthBefore(year, month, count), plainDate(year, month));
    case 'year':
    case 'decade':
      return intervalOf(plainDate(year - count * (unit === 'decade' ? 10 : 1)), plainDate(year));
    default:
      return null;
  }
}

/**
 * The six months to 30 September begin on 1 April, the year to March 2020 in April 2019. Null for a
 * last day that is not known.
 */
export function spanTo(
  { unit, count }: Extract<SpanNode, { kind: 'span-to' }>,
  to: Edtf | null,
): Edtf | null {
  if (to?.kind !== 'date' || typeof to.month !== 'number') return null;
  const { year, month } = to;
  if (unit === 'week') {
    const last = boundsOfEdtf(to).latest / DAY - 1;
    return typeof to.day === 'number' ? intervalOf(dayDate(last - count * 7 + 1), to) : null;
  }
  const months = unit === 'year' ? count * 12 : count;
  if (to.day === null) return intervalOf(monthBefore(year, month, months - 1), to);
  if (typeof to.day !== 'number') return null;
  if (to.day === daysInMonth(year, month)) {
    return intervalOf({ ...monthBefore(year, month, months - 1), day: 1 }, to);
  }
  const start = monthBefore(year, month, months);
  const day = Math.min(to.day, daysInMonth(start.year, Number(start.month)));
  return intervalOf(dayDate(dayNumber(start.year, Number(start.month), day) + 1), to);
}

function monthBefore(year: number, month: number, count: number): EdtfDate {
  const moved = dayFromNumber(dayNumber(year, month - count, 1));
  return plainDate(moved.year, moved.month);
}
