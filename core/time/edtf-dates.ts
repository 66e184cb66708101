import { boundsOfEdtf } from './bounds';
import { DAY, dayFromNumber } from './calendar';
import { edtfOrNull } from './edtf';
import type { EdtfDate, EdtfInterval } from './edtf-value';

/** A day number, as `dayNumber` counts them, as a date. */
export function dayDate(days: number): EdtfDate {
  const { year, month, day } = dayFromNumber(days);
  return plainDate(year, month, day);
}

/** A year, month or day without marks. */
export function plainDate(
  year: number,
  month: number | null = null,
  day: number | null = null,
): EdtfDate {
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

/** A year with its last digits unspecified: 1 makes a decade, 2 a century. */
export function blockOfYears(year: number, digits: 1 | 2): EdtfDate {
  const width = 10 ** digits;
  return { ...plainDate(Math.floor(year / width) * width), unspecifiedDigits: digits };
}

/** From one date to another. */
export function intervalOf(start: EdtfDate, end: EdtfDate): EdtfInterval {
  return { kind: 'interval', start, end };
}

/** The day number of an ISO date or of the first day of coarser EDTF; null for none. */
export function dayNumberOf(iso: string | null): number | null {
  const value = iso === null ? null : edtfOrNull(iso.slice(0, 10));
  if (!value) return null;
  const { earliest } = boundsOfEdtf(value);
  return Number.isFinite(earliest) ? Math.floor(earliest / DAY) : null;
}
