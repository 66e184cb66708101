import { parseAddress, percentDecoded } from './address';
import { type CalendarDay, calendarDay, monthNumber } from './calendar-day';

const PATTERNS = [
  /(?:^|\/)((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)/u,
  /[/_-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/._-]|$)/u,
  /(?:^|\/)((?:19|20)\d{2})[/-]([a-z]{3,9})[/-](\d{1,2})(?=[/._-]|$)/iu,
  /[/_.-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)/u,
];

/**
 * The day in an address's path (`/2024/02/02/`, `/2024/feb/02/`, `-20240202`), where publishers put
 * the day of publication; null where the path holds none or a day that does not exist. A query's
 * numbers do not count: they are versions and sessions as often as days.
 */
export function dayInAddress(address: string): CalendarDay | null {
  const path = parseAddress(address)?.path;
  if (!path) return null;
  const decoded = percentDecoded(path);
  for (const pattern of PATTERNS) {
    const match = pattern.exec(decoded);
    if (!match) continue;
    const month = /^\d+$/u.test(match[2] ?? '') ? Number(match[2]) : monthNumber(match[2] ?? '');
    const day = month === null ? null : calendarDay(Number(match[1]), month, Number(match[3]));
    if (day) return day;
  }
  return null;
}
