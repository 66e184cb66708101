import { daysInMonth } from './calendar';
import { edtfOrNull, printEdtf } from './edtf';
import type { Edtf, EdtfDate, EdtfTime } from './edtf-value';
import type { When } from './when';

/** How exactly a date is given, from the coarsest. */
export const PRECISIONS = [
  'century',
  'decade',
  'year',
  'half',
  'quarter',
  'season',
  'month',
  'day',
  'minute',
] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A date as it is picked from fields; those finer than its precision wait until they are asked for. */
export interface PickedDate {
  readonly precision: Precision;
  /** As years are counted: 1 and up, before and after. */
  readonly year: number;
  readonly era: 'ad' | 'bc';
  /** Which half, quarter or season of the year, from 1; spring is the first. */
  readonly part: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** Minutes east of UTC where the source names a zone. */
  readonly zone: number | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/**
 * How two dates make one time: `on` one of them, once somewhere `between` them, `throughout` from one
 * to the other, `since` the first or `until` the second, or once `after` the first or `by` the second.
 */
export const PICKED_KINDS = [
  'on',
  'between',
  'throughout',
  'since',
  'until',
  'after',
  'by',
] as const;
export type PickedKind = (typeof PICKED_KINDS)[number];

const LASTING: readonly PickedKind[] = ['throughout', 'since', 'until'];

/** A time as it is picked from fields. */
export interface PickedWhen {
  readonly kind: PickedKind;
  readonly start: PickedDate;
  readonly end: PickedDate;
}

/** EDTF's numbers of the first half, quarter and season of a year. */
const FIRST_PART = { half: 40, quarter: 33, season: 21 } as const;
const PARTS = { half: 2, quarter: 4, season: 4 } as const;

/** A day as it is picked before anything is: `iso` or the first of January 2000. */
export function pickedDay(iso: string | null): PickedDate {
  const value = iso === null ? null : edtfOrNull(iso.slice(0, 10));
  const picked = value?.kind === 'date' ? pickedOf(value) : null;
  return picked ? { ...picked, precision: 'day' } : { ...NOTHING };
}

const NOTHING: PickedDate = {
  precision: 'day',
  year: 2000,
  era: 'ad',
  part: 1,
  month: 1,
  day: 1,
  hour: 12,
  minute: 0,
  zone: null,
  approximate: false,
  uncertain: false,
};

/**
 * The fields of a time; null for one that has no such fields: with seconds, with parts left open
 * inside, or with an end that nobody knows. `reference` (ISO) fills in what is not there.
 */
export function pickedWhen({ edtf, extent }: When, reference: string | null): PickedWhen | null {
  const value = edtfOrNull(edtf);
  if (!value) return null;
  const other = pickedDay(reference);
  if (value.kind === 'date') {
    const start = pickedOf(value);
    return start && { kind: 'on', start, end: start };
  }
  const { start, end } = value;
  if (start === 'unknown' || end === 'unknown') return null;
  if (start === 'open') {
    const until = end === 'open' ? null : pickedOf(end);
    return until && { kind: extent === 'within' ? 'by' : 'until', start: other, end: until };
  }
  const from = pickedOf(start);
  if (end === 'open') {
    return from && { kind: extent === 'within' ? 'after' : 'since', start: from, end: other };
  }
  const to = pickedOf(end);
  return (
    from && to && { kind: extent === 'within' ? 'between' : 'throughout', start: from, end: to }
  );
}

/** The time that fields give; null where there is no such day, or the end comes before the start. */
export function whenOfPicked({ kind, start, end }: PickedWhen): When | null {
  const first = kind === 'until' || kind === 'by' ? 'open' : dateOf(start);
  const last = kind === 'since' || kind === 'after' ? 'open' : kind === 'on' ? first : dateOf(end);
  if (!first || !last) return null;
  const value: Edtf =
    kind === 'on' && first !== 'open' ? first : { kind: 'interval', start: first, end: last };
  const edtf = printEdtf(value);
  // What can be printed can be read, but for an interval whose end comes first.
  if (!edtfOrNull(edtf)) return null;
  return { edtf, extent: LASTING.includes(kind) ? 'throughout' : 'within' };
}

function pickedOf(date: EdtfDate): PickedDate | null {
  const { year, unspecifiedDigits, month, day, time, approximate, uncertain } = date;
  if (unspecifiedDigits === 3 || month === 'X' || day === 'X') return null;
  if (time && (time.second !== null || time.hour === 24)) return null;
  const base: PickedDate = {
    ...NOTHING,
    year: year > 0 ? year : 1 - year,
    era: year > 0 ? 'ad' : 'bc',
    approximate,
    uncertain,
  };
  if (unspecifiedDigits > 0) {
    // Before year 1 a decade or century counts its digits the other way round.
    if (year < 0) return null;
    return {
      ...base,
      year: Math.max(1, year),
      era: 'ad',
      precision: unspecifiedDigits === 2 ? 'century' : 'decade',
    };
  }
  if (month === null) return { ...base, precision: 'year' };
  for (const precision of ['half', 'quarter', 'season'] as const) {
    const part = month - FIRST_PART[precision] + 1;
    if (part >= 1 && part <= PARTS[precision]) return { ...base, precision, part };
  }
  if (month > 12) return null;
  if (day === null) return { ...base, precision: 'month', month };
  if (!time) return { ...base, precision: 'day', month, day };
  const { hour, minute, zone } = time;
  return { ...base, precision: 'minute', month, day, hour, minute, zone };
}

function dateOf(picked: PickedDate): EdtfDate | null {
  const { precision, era, part, month, day, hour, minute, zone } = picked;
  if (!Number.isInteger(picked.year) || picked.year < 1) return null;
  const year = era === 'ad' ? picked.year : 1 - picked.year;
  const { approximate, uncertain } = picked;
  const of = (fields: Partial<EdtfDate>): EdtfDate => ({
    kind: 'date',
    year,
    unspecifiedDigits: 0,
    month: null,
    day: null,
    time: null,
    approximate,
    uncertain,
    ...fields,
  });
  const isDay = () =>
    month >= 1 &&
    month <= 12 &&
    Number.isInteger(day) &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  switch (precision) {
    case 'century':
    case 'decade': {
      if (era === 'bc' || year > 9999) return null;
      const digits = precision === 'century' ? 2 : 1;
      return of({ year: year - (year % 10 ** digits), unspecifiedDigits: digits });
    }
    case 'year':
      return of({});
    case 'half':
    case 'quarter':
    case 'season':
      return part >= 1 && part <= PARTS[precision]
        ? of({ month: FIRST_PART[precision] + part - 1 })
        : null;
    case 'month':
      return month >= 1 && month <= 12 ? of({ month }) : null;
    case 'day':
      return isDay() ? of({ month, day }) : null;
    case 'minute': {
      const time: EdtfTime = { hour, minute, second: null, zone };
      const isTime = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
      return isDay() && isTime ? of({ month, day, time }) : null;
    }
  }
}
