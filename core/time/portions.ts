import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber, daysInMonth } from './calendar';
import { dayDate, intervalOf, plainDate } from './edtf-dates';
import { unitOf } from './edtf-span';
import type { Edtf, EdtfDate } from './edtf-value';
import type { Unit } from './language/vocabulary';

/**
 * A half, third or quarter of a century, a decade or a month: the second half of the 19th century is
 * 1851/1900, of March the 16th to its end. Null for what has no such parts; those of a year have
 * their own text in EDTF.
 *
 * @param nth from 1
 */
export function portionOf(whole: EdtfDate, parts: 2 | 3 | 4, nth: number): Edtf | null {
  if (nth < 1 || nth > parts) return null;
  const edge = (length: number, at: number): number => Math.round((length * at) / parts);
  switch (unitOf(whole)) {
    case 'century':
      // The 19th century is counted from 1801, as its thirds are.
      return intervalOf(
        plainDate(whole.year + edge(100, nth - 1) + 1),
        plainDate(whole.year + edge(100, nth)),
      );
    case 'decade':
      return intervalOf(
        plainDate(whole.year + edge(10, nth - 1)),
        plainDate(whole.year + edge(10, nth) - 1),
      );
    case 'month': {
      if (parts !== 2) return null;
      const { year, month } = whole;
      const last = daysInMonth(year, Number(month));
      return nth === 1
        ? intervalOf({ ...whole, day: 1 }, { ...whole, day: 15 })
        : intervalOf({ ...whole, day: 16 }, { ...whole, day: last });
    }
    default:
      return null;
  }
}

/**
 * The first or last so many days, months, years or decades of a longer unit: `the first six months
 * of 2020` is 2020-01/2020-06. Null when they do not fit in it.
 *
 * @param count negative for the last ones
 */
export function runOf(whole: EdtfDate, unit: Unit, count: number): Edtf | null {
  const { earliest, latest } = boundsOfEdtf(whole);
  const first = dayFromNumber(earliest / DAY);
  const end = dayFromNumber(latest / DAY);
  const size = Math.abs(count);
  if (unit === 'day') {
    const start = count > 0 ? earliest / DAY : latest / DAY - size;
    if (size * DAY > latest - earliest || size > 31) return null;
    return intervalOf(dayDate(start), dayDate(start + size - 1));
  }
  if (unit === 'month') {
    const months = (end.year - first.year) * 12 + end.month - first.month;
    if (size > months) return null;
    const from = first.year * 12 + first.month - 1 + (count > 0 ? 0 : months - size);
    return intervalOf(monthAt(from), monthAt(from + size - 1));
  }
  if (unit !== 'year') return null;
  const years = end.year - first.year;
  if (size > years || years < 10) return null;
  const from = first.year + (count > 0 ? 0 : years - size);
  return intervalOf(plainDate(from), plainDate(from + size - 1));
}

function monthAt(months: number): EdtfDate {
  return plainDate(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1);
}
