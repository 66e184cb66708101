import { daysInMonth } from './calendar';
import { printEdtf } from './edtf';
import type { EdtfDate, EdtfInterval } from './edtf-value';
import { unitOf } from './edtf-span';

/** What “early”, “mid-” and “late” narrow a unit to. */
export type Third = 'early' | 'mid' | 'late';

const THIRDS: readonly Third[] = ['early', 'mid', 'late'];

/**
 * A third of a month (days 1–10, 11–20, 21 to the end), a year (four months each), a decade (years
 * 0–3, 4–6, 7–9) or a century (1–33, 34–66, 67–100, so that the late 19th is 1867/1900). Null for
 * what has no thirds.
 */
export function thirdOf(date: EdtfDate, third: Third): EdtfInterval | null {
  const at = THIRDS.indexOf(third);
  switch (unitOf(date)) {
    case 'month': {
      const last = daysInMonth(date.year, Number(date.month));
      return between(
        { ...date, day: at * 10 + 1 },
        { ...date, day: at === 2 ? last : at * 10 + 10 },
      );
    }
    case 'year':
      return between({ ...date, month: at * 4 + 1 }, { ...date, month: at * 4 + 4 });
    case 'decade': {
      const [first, last] = (
        [
          [0, 3],
          [4, 6],
          [7, 9],
        ] as const
      )[at] ?? [0, 9];
      return betweenYears(date, date.year + first, date.year + last);
    }
    case 'century': {
      const [first, last] = (
        [
          [1, 33],
          [34, 66],
          [67, 100],
        ] as const
      )[at] ?? [1, 100];
      return betweenYears(date, date.year + first, date.year + last);
    }
    default:
      return null;
  }
}

/** The date and third that an interval is, if it is one exactly; the inverse of `thirdOf`. */
export function thirdIn(interval: EdtfInterval): { date: EdtfDate; third: Third } | null {
  const { start, end } = interval;
  if (typeof start !== 'object' || typeof end !== 'object') return null;
  const text = printEdtf(interval);
  for (const date of wholesAround(start)) {
    for (const third of THIRDS) {
      const candidate = thirdOf(date, third);
      if (candidate && printEdtf(candidate) === text) return { date, third };
    }
  }
  return null;
}

function wholesAround(start: EdtfDate): EdtfDate[] {
  if (start.time || start.approximate || start.uncertain || start.unspecifiedDigits > 0) return [];
  if (typeof start.day === 'number') return [{ ...start, day: null }];
  if (typeof start.month === 'number') return start.month <= 12 ? [{ ...start, month: null }] : [];
  // Only years of four digits have a text for their decade and century.
  if (start.month === 'X' || start.year < 1000 || start.year > 9999) return [];
  const decade = Math.floor(start.year / 10) * 10;
  const century = Math.floor((start.year - 1) / 100) * 100;
  return [
    { ...start, year: decade, unspecifiedDigits: 1 },
    { ...start, year: century, unspecifiedDigits: 2 },
  ];
}

function betweenYears(date: EdtfDate, first: number, last: number): EdtfInterval {
  const plain: EdtfDate = { ...date, unspecifiedDigits: 0 };
  return between({ ...plain, year: first }, { ...plain, year: last });
}

function between(start: EdtfDate, end: EdtfDate): EdtfInterval {
  return { kind: 'interval', start, end };
}
