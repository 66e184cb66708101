import { dayFromNumber, dayNumber } from './calendar';
import { printEdtf } from './edtf';
import type { EdtfDate, EdtfInterval, EdtfTime } from './edtf-value';

/** The quarters of a day that people name instead of a time; a night runs into the next morning. */
export type DayPart = 'early-hours' | 'morning' | 'afternoon' | 'evening' | 'night';

/** Hours from the day's start; whole quarters, so that no part is drawn finer than it was said. */
const HOURS: Readonly<Record<DayPart, readonly [from: number, to: number]>> = {
  'early-hours': [0, 6],
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [18, 24],
  night: [18, 30],
};

/** The interval of times that a part of a day covers. */
export function dayPartInterval(day: EdtfDate, part: DayPart): EdtfInterval {
  const [from, to] = HOURS[part];
  return { kind: 'interval', start: atHour(day, from), end: atHour(day, to) };
}

/** The day and part that an interval of times is, if it is one exactly. */
export function dayPartOf(interval: EdtfInterval): { day: EdtfDate; part: DayPart } | null {
  const { start } = interval;
  if (typeof start !== 'object' || start.time === null || isMarked(start)) return null;
  const day = { ...start, time: null };
  const text = printEdtf(interval);
  for (const part of Object.keys(HOURS) as DayPart[]) {
    if (printEdtf(dayPartInterval(day, part)) === text) return { day, part };
  }
  return null;
}

function atHour(day: EdtfDate, hour: number): EdtfDate {
  const days = dayNumber(day.year, Number(day.month), Number(day.day));
  const at = hour > 24 ? dayFromNumber(days + 1) : dayFromNumber(days);
  const time: EdtfTime = {
    hour: hour > 24 ? hour - 24 : hour,
    minute: 0,
    second: null,
    zone: null,
  };
  return { ...day, ...at, time };
}

function isMarked(date: EdtfDate): boolean {
  return date.approximate || date.uncertain;
}
