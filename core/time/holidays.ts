import { dayNumber, daysInMonth, isoWeekday, mod } from './calendar';
import type { HolidayRule } from './language/vocabulary';

/** The day number of a holiday in a year. */
export function holidayIn(rule: HolidayRule, year: number): number {
  if ('easter' in rule) return easterSunday(year) + rule.easter;
  if ('day' in rule) return dayNumber(year, rule.month, rule.day);
  const first = dayNumber(year, rule.month, 1);
  if (rule.nth > 0) return first + mod(rule.weekday - isoWeekday(first), 7) + (rule.nth - 1) * 7;
  const last = dayNumber(year, rule.month, daysInMonth(year, rule.month));
  return last - mod(isoWeekday(last) - rule.weekday, 7) + (rule.nth + 1) * 7;
}

/** Western Easter by the anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leap = Math.floor(century / 4);
  const correction = Math.floor((century + 8) / 25);
  const moon = Math.floor((century - correction + 1) / 3);
  const epact = (19 * golden + century - leap - moon + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1);
}
