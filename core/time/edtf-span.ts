import { DAY, HOUR, MINUTE, dayStart, daysInMonth } from './calendar';
import type { EdtfDate } from './edtf-value';

/** A stretch of the line in milliseconds from 1970-01-01T00:00; `latest` is where it stops. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** The unit a date is exact to; quarters and halves count as seasons. */
export type EdtfUnit =
  'millennium' | 'century' | 'decade' | 'year' | 'season' | 'month' | 'day' | 'time';

/** The unit a date is exact to: what `~` widens and what words call it. */
export function unitOf(date: EdtfDate): EdtfUnit {
  if (date.time) return 'time';
  if (date.unspecifiedDigits === 3) return 'millennium';
  if (date.unspecifiedDigits === 2) return 'century';
  if (date.unspecifiedDigits === 1) return 'decade';
  if (typeof date.day === 'number') return 'day';
  if (date.month === null || date.month === 'X') return 'year';
  return date.month > 12 ? 'season' : 'month';
}

/**
 * First month and length in months of seasons 21–41 (EDTF level 2). Seasons are meteorological;
 * those without a hemisphere (21–24) are read as northern, and a winter begins in its year's
 * December.
 */
const SEASONS: Readonly<Record<number, readonly [first: number, months: number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  40: [1, 6],
  41: [7, 6],
};

/**
 * The whole unit that a date names, marks aside. A time is a minute (or a second) wide, except
 * 24:00 at the end of an interval, which is the edge of its day and nothing beyond it.
 */
export function spanOf(date: EdtfDate, role: 'whole' | 'start' | 'end' = 'whole'): Span {
  const { year, month, day, time } = date;
  if (time) {
    const midnight = dayStart(year, Number(month), Number(day));
    const clock = time.hour * HOUR + time.minute * MINUTE + (time.second ?? 0) * 1000;
    const earliest = midnight + clock - (time.zone ?? 0) * MINUTE;
    const width = time.second === null ? MINUTE : 1000;
    return { earliest, latest: earliest + (role === 'end' && clock === DAY ? 0 : width) };
  }
  if (month === null || month === 'X') {
    const years = 10 ** date.unspecifiedDigits;
    return { earliest: dayStart(year, 1, 1), latest: dayStart(year + years, 1, 1) };
  }
  if (month > 12) {
    const [first, months] = SEASONS[month] ?? [1, 12];
    return { earliest: dayStart(year, first, 1), latest: dayStart(year, first + months, 1) };
  }
  if (day === null || day === 'X') {
    const earliest = dayStart(year, month, 1);
    return { earliest, latest: earliest + daysInMonth(year, month) * DAY };
  }
  const earliest = dayStart(year, month, day);
  return { earliest, latest: earliest + DAY };
}
