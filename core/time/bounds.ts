import { DAY, HOUR, MINUTE, dayFromNumber, dayStart, daysInMonth } from './calendar';
import { edtfOrNull, twoDigits } from './edtf';
import { spanOf, unitOf } from './edtf-span';
import type { Edtf, EdtfDate, EdtfOpenEnd } from './edtf-value';
import type { When } from './when';

/**
 * The earliest and latest instant of a fuzzy time, in milliseconds from 1970-01-01T00:00 on the
 * proleptic Gregorian line; ±Infinity where an end is open or unknown. `latest` is the end of the
 * last whole unit: `2024-02` ends at 2024-03-01T00:00. Times without a zone count as written, times
 * with one are converted to UTC. Exact to the millisecond within 285,000 years of today; beyond, a
 * double's steps grow to minutes, which no source's precision reaches.
 */
export interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

/** The bounds of a when as written; null when its EDTF text is not valid. */
export function bounds(when: When): Bounds | null {
  const value = edtfOrNull(when.edtf);
  return value && boundsOfEdtf(value);
}

/** The bounds of a parsed value as written. */
export function boundsOfEdtf(value: Edtf): Bounds {
  if (value.kind === 'date') return spanOf(value);
  return {
    earliest: isOpenEnd(value.start) ? -Infinity : spanOf(value.start, 'start').earliest,
    latest: isOpenEnd(value.end) ? Infinity : spanOf(value.end, 'end').latest,
  };
}

/**
 * The bounds with every approximate end moved outwards by what its unit allows: a time by 30
 * minutes, a day by 2, a month (or season, quarter, half) by 1 month, a year by 2 (before 1900 by
 * 5), a decade or longer by a tenth. Doubt (`?`) moves nothing. Null when the text is not valid.
 */
export function widened(when: When): Bounds | null {
  const value = edtfOrNull(when.edtf);
  if (!value) return null;
  const { earliest, latest } = boundsOfEdtf(value);
  const start = value.kind === 'date' ? value : value.start;
  const end = value.kind === 'date' ? value : value.end;
  return {
    earliest:
      isOpenEnd(start) || !start.approximate
        ? earliest
        : Math.min(earliest, widen(earliest, start, -1)),
    latest: isOpenEnd(end) || !end.approximate ? latest : Math.max(latest, widen(latest, end, 1)),
  };
}

/**
 * A bound as ISO 8601 without a zone, always to the second (`2024-03-01T00:00:00`), for machines;
 * years outside 0 to 9999 have a sign and six digits or more. Null for an open end.
 */
export function boundToIso(ms: number): string | null {
  if (!Number.isFinite(ms)) return null;
  const days = Math.floor(ms / DAY);
  const { year, month, day } = dayFromNumber(days);
  const rest = ms - days * DAY;
  const clock = [
    Math.floor(rest / HOUR),
    Math.floor(rest / MINUTE) % 60,
    Math.floor(rest / 1000) % 60,
  ];
  return `${isoYear(year)}-${twoDigits(month)}-${twoDigits(day)}T${clock.map(twoDigits).join(':')}`;
}

function isoYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

function isOpenEnd(end: EdtfDate | EdtfOpenEnd): end is EdtfOpenEnd {
  return end === 'open' || end === 'unknown';
}

function widen(bound: number, date: EdtfDate, direction: 1 | -1): number {
  switch (unitOf(date)) {
    case 'time':
      return bound + direction * 30 * MINUTE;
    case 'day':
      return bound + direction * 2 * DAY;
    case 'month':
    case 'season':
      return moveMonths(bound, direction);
    case 'year':
      return moveMonths(bound, direction * 12 * (date.year < 1900 ? 5 : 2));
    case 'decade':
      return moveMonths(bound, direction * 12);
    case 'century':
      return moveMonths(bound, direction * 12 * 10);
    case 'millennium':
      return moveMonths(bound, direction * 12 * 100);
  }
}

function moveMonths(bound: number, months: number): number {
  const { year, month, day } = dayFromNumber(Math.floor(bound / DAY));
  const moved = dayFromNumber(dayStart(year, month + months, 1) / DAY);
  return dayStart(moved.year, moved.month, Math.min(day, daysInMonth(moved.year, moved.month)));
}
