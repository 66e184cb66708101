import { DAY, dayFromNumber, dayNumber, daysInMonth, mod } from './calendar';
import { unitOf } from './edtf-span';
import type { EdtfDate, EdtfTime } from './edtf-value';

/** How far dates move at a time: seconds for days and times, whole months for what is coarser. */
export type DateStep =
  | { readonly kind: 'seconds'; readonly length: number }
  | { readonly kind: 'months'; readonly length: number };

const DAY_SECONDS = DAY / 1000;

/**
 * Seasons, quarters, thirds and halves by their EDTF numbers, as they follow each other within a
 * year; southern spring is later in its year than southern autumn.
 */
const YEAR_PARTS: readonly (readonly number[])[] = [
  [21, 22, 23, 24],
  [25, 26, 27, 28],
  [31, 32, 29, 30],
  [33, 34, 35, 36],
  [37, 38, 39],
  [40, 41],
];

function partsLike(code: number): readonly number[] {
  return YEAR_PARTS.find((parts) => parts.includes(code)) ?? [code];
}

/** One unit of a date's own precision: a day that is known as a day moves in days. */
export function stepOf(date: EdtfDate): DateStep {
  switch (unitOf(date)) {
    case 'time':
      return { kind: 'seconds', length: date.time?.second === null ? 60 : 1 };
    case 'day':
      return { kind: 'seconds', length: DAY_SECONDS };
    case 'month':
      return { kind: 'months', length: 1 };
    case 'season':
      return { kind: 'months', length: 12 / partsLike(Number(date.month)).length };
    case 'year':
      return { kind: 'months', length: 12 };
    default:
      return { kind: 'months', length: 12 * 10 ** date.unspecifiedDigits };
  }
}

/** The shortest step that is whole units of both: two ends that are moved by it keep together. */
export function commonStep(a: DateStep, b: DateStep): DateStep {
  if (a.kind !== b.kind) return a.kind === 'months' ? a : b;
  let [greater, less] = [a.length, b.length];
  while (less > 0) [greater, less] = [less, greater % less];
  return { kind: a.kind, length: (a.length / greater) * b.length };
}

/**
 * A date so many steps later, exact to the same unit, marks and zone kept. A day or time that moves by
 * months stays within the month it comes to: 31 January and a month is the end of February. Null for
 * a step that is no whole unit of the date.
 */
export function steppedDate(date: EdtfDate, step: DateStep, count: number): EdtfDate | null {
  return step.kind === 'seconds'
    ? bySeconds(date, step.length * count)
    : byMonths(date, step.length * count);
}

function bySeconds(date: EdtfDate, seconds: number): EdtfDate | null {
  if (typeof date.day !== 'number') return null;
  const day = dayNumber(date.year, Number(date.month), date.day);
  const { time } = date;
  if (seconds % DAY_SECONDS === 0) {
    return { ...date, ...dayFromNumber(day + seconds / DAY_SECONDS) };
  }
  if (!time) return null;
  const clock = time.hour * 3600 + time.minute * 60 + (time.second ?? 0) + seconds;
  const rest = mod(clock, DAY_SECONDS);
  const moved = dayFromNumber(day + (clock - rest) / DAY_SECONDS);
  return { ...date, ...moved, time: atClock(time, rest) };
}

function atClock(time: EdtfTime, seconds: number): EdtfTime {
  const minutes = Math.floor(seconds / 60);
  return {
    ...time,
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    second: time.second === null ? null : seconds % 60,
  };
}

function byMonths(date: EdtfDate, months: number): EdtfDate | null {
  const { year, month, day, unspecifiedDigits } = date;
  if (month === null || month === 'X') {
    const width = 10 ** unspecifiedDigits;
    const blocks = months / (12 * width);
    return Number.isInteger(blocks) ? { ...date, year: blockYear(year, width, blocks) } : null;
  }
  if (month > 12) {
    const parts = partsLike(month);
    const count = (months * parts.length) / 12;
    if (!Number.isInteger(count)) return null;
    const at = year * parts.length + parts.indexOf(month) + count;
    return {
      ...date,
      year: Math.floor(at / parts.length),
      month: parts[mod(at, parts.length)] ?? month,
    };
  }
  const at = year * 12 + month - 1 + months;
  const moved = { year: Math.floor(at / 12), month: mod(at, 12) + 1 };
  if (typeof day !== 'number') return { ...date, ...moved };
  return { ...date, ...moved, day: Math.min(day, daysInMonth(moved.year, moved.month)) };
}

/**
 * The first year of a decade, century or millennium so many further. Before year 0 the digits count
 * the other way (`-000X` is −9 to 0), so two blocks hold the year 0 and each has a place of its own.
 */
function blockYear(year: number, width: number, blocks: number): number {
  if (width === 1) return year + blocks;
  const at = (year < 0 ? (year - 1) / width : year / width) + blocks;
  return at < 0 ? at * width + 1 : at * width;
}
