import { dayFromNumber, dayNumber, isoWeekday, mod } from './calendar';
import { blockOfYears, dayDate, intervalOf, plainDate } from './edtf-dates';
import type { Edtf } from './edtf-value';
import type { Unit } from './language/vocabulary';

/**
 * The calendar unit around a day, or so many units before or after it: the week from Monday to
 * Sunday, the quarter, the decade. Null for seasons, which have their own rule, and fortnights,
 * of which no calendar says where they begin.
 */
export function unitAround(unit: Unit, day: number, step: number): Edtf | null {
  const { year, month } = dayFromNumber(day);
  const monday = day - isoWeekday(day) + 1 + step * 7;
  switch (unit) {
    case 'day':
      return dayDate(day + step);
    case 'week':
      return intervalOf(dayDate(monday), dayDate(monday + 6));
    case 'weekend':
      return intervalOf(dayDate(monday + 5), dayDate(monday + 6));
    case 'month': {
      const moved = dayFromNumber(dayNumber(year, month + step, 1));
      return plainDate(moved.year, moved.month);
    }
    case 'quarter': {
      const count = year * 4 + Math.floor((month - 1) / 3) + step;
      return plainDate(Math.floor(count / 4), 33 + mod(count, 4));
    }
    case 'half': {
      const count = year * 2 + (month > 6 ? 1 : 0) + step;
      return plainDate(Math.floor(count / 2), 40 + mod(count, 2));
    }
    case 'season':
    case 'fortnight':
      return null;
    case 'year':
      return plainDate(year + step);
    case 'decade':
      return blockOfYears(year + step * 10, 1);
    case 'century':
      return blockOfYears(year + step * 100, 2);
  }
}
