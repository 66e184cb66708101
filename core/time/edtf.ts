/**
 * EDTF text to values and back: levels 0 and 1, seasons and quarters of level 2, and our one
 * extension, marks on times (`2023-11-13T06:40~`). Our own because the npm parser shifts zone-less
 * times to the machine's zone, refuses marked times and ends intervals wrongly.
 */
import { fail, ok, type Result } from '../ipc/result';
import { daysInMonth } from './calendar';
import { spanOf } from './edtf-span';
import type { Edtf, EdtfDate, EdtfOpenEnd, EdtfTime } from './edtf-value';

/** Fewer digits have a shorter form, more than twelve would lose days in doubles. */
const FAR_YEAR = /^Y-?[1-9]\d{4,11}$/;
const DATE =
  /^(Y-?\d+|-?\d{4}|-?\d{3}X|-?\d{2}XX|-?\dXXX)(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?([~?%])?$/;

/** Reads EDTF text, or says that it is none: for what a person or another program hands in. */
export function parseEdtf(text: string): Result<Edtf, 'not-edtf'> {
  const value = edtfOrNull(text);
  return value ? ok(value) : fail('not-edtf', `“${text}” is not a time in EDTF.`);
}

/**
 * Reads EDTF text; null when it is not valid: unknown forms, days and times that do not exist
 * (30 February, 25:00), intervals that end before they start. The plain form of `parseEdtf`, for
 * time's own rooms, where no words for people are needed.
 */
export function edtfOrNull(text: string): Edtf | null {
  const slash = text.indexOf('/');
  if (slash < 0) return parseDate(text);
  const start = parseEnd(text.slice(0, slash));
  const end = parseEnd(text.slice(slash + 1));
  if (start === null || end === null) return null;
  if (start === 'unknown' && end === 'unknown') return null;
  if (typeof start === 'object' && typeof end === 'object') {
    if (spanOf(start, 'start').earliest >= spanOf(end, 'end').latest) return null;
  }
  return { kind: 'interval', start, end };
}

/**
 * Whether a value has a text: its days and times exist and it ends after it begins. As good as
 * reading what it prints, and much quicker.
 */
export function isPrintable(value: Edtf): boolean {
  if (value.kind === 'date') return isPossible(value);
  const { start, end } = value;
  if (start === 'unknown' && end === 'unknown') return false;
  if (typeof start === 'object' && !isPossible(start)) return false;
  if (typeof end === 'object' && !isPossible(end)) return false;
  if (typeof start !== 'object' || typeof end !== 'object') return true;
  return spanOf(start, 'start').earliest < spanOf(end, 'end').latest;
}

function isPossible({ year, unspecifiedDigits, month, day, time }: EdtfDate): boolean {
  if (Math.abs(year) >= 10 ** 12 || !partsFit(year, unspecifiedDigits, month, day)) return false;
  if (Math.abs(year) > 9999 && unspecifiedDigits > 0) return false;
  return !time || isClock(time.hour, time.minute, time.second);
}

/** Prints a value; the inverse of `parseEdtf` on every text that is already canonical. */
export function printEdtf(value: Edtf): string {
  if (value.kind === 'date') return printDate(value);
  return `${printEnd(value.start)}/${printEnd(value.end)}`;
}

function parseEnd(text: string): EdtfDate | EdtfOpenEnd | null {
  if (text === '..') return 'open';
  if (text === '') return 'unknown';
  return parseDate(text);
}

function parseDate(text: string): EdtfDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, yearText = '', monthText, dayText, hour, minute, second, zoneText, mark] = match;
  const year = parseYear(yearText);
  if (!year) return null;
  const month = monthText === undefined ? null : monthText === 'XX' ? 'X' : Number(monthText);
  const day = dayText === undefined ? null : dayText === 'XX' ? 'X' : Number(dayText);
  if (!partsFit(year.year, year.unspecifiedDigits, month, day)) return null;
  let time: EdtfTime | null = null;
  if (hour !== undefined && minute !== undefined) {
    if (typeof day !== 'number') return null;
    time = parseTime(Number(hour), Number(minute), second, zoneText);
    if (!time) return null;
  }
  return {
    kind: 'date',
    ...year,
    month,
    day,
    time,
    approximate: mark === '~' || mark === '%',
    uncertain: mark === '?' || mark === '%',
  };
}

function parseYear(text: string): Pick<EdtfDate, 'year' | 'unspecifiedDigits'> | null {
  if (text.startsWith('Y')) {
    return FAR_YEAR.test(text) ? { year: Number(text.slice(1)), unspecifiedDigits: 0 } : null;
  }
  if (text === '-0000') return null;
  const unspecified = text.length - text.replaceAll('X', '').length;
  if (unspecified === 0) return { year: Number(text), unspecifiedDigits: 0 };
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const year = negative
    ? -Number(digits.replaceAll('X', '9'))
    : Number(digits.replaceAll('X', '0'));
  return { year, unspecifiedDigits: unspecified as 1 | 2 | 3 };
}

function partsFit(
  year: number,
  unspecifiedDigits: number,
  month: EdtfDate['month'],
  day: EdtfDate['day'],
): boolean {
  if (month === null) return day === null;
  if (unspecifiedDigits > 0) return false;
  if (month === 'X') return day === null || day === 'X';
  if (month >= 21 && month <= 41) return day === null;
  if (month < 1 || month > 12) return false;
  return typeof day !== 'number' || (day >= 1 && day <= daysInMonth(year, month));
}

function parseTime(
  hour: number,
  minute: number,
  secondText: string | undefined,
  zoneText: string | undefined,
): EdtfTime | null {
  const second = secondText === undefined ? null : Number(secondText);
  if (!isClock(hour, minute, second)) return null;
  const zone = parseZone(zoneText);
  return zone === undefined ? null : { hour, minute, second, zone };
}

function isClock(hour: number, minute: number, second: number | null): boolean {
  const isEndOfDay = hour === 24 && minute === 0 && (second ?? 0) === 0;
  return (hour <= 23 || isEndOfDay) && minute <= 59 && (second ?? 0) <= 59;
}

/** Undefined when the offset cannot be: more than 14 hours, or `-00:00`, which ISO forbids. */
function parseZone(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || '0');
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > 14 * 60) return undefined;
  if (text.startsWith('-')) return total === 0 ? undefined : -total;
  return total;
}

function printEnd(end: EdtfDate | EdtfOpenEnd): string {
  if (end === 'open') return '..';
  if (end === 'unknown') return '';
  return printDate(end);
}

function printDate(date: EdtfDate): string {
  let text = printYear(date);
  if (date.month !== null) text += `-${printPart(date.month)}`;
  if (date.day !== null) text += `-${printPart(date.day)}`;
  if (date.time) text += printTime(date.time);
  if (date.approximate) return `${text}${date.uncertain ? '%' : '~'}`;
  return date.uncertain ? `${text}?` : text;
}

function printYear({ year, unspecifiedDigits }: EdtfDate): string {
  const size = Math.abs(year);
  const sign = year < 0 ? '-' : '';
  if (size > 9999) return `Y${sign}${size}`;
  const digits = String(size).padStart(4, '0');
  return sign + digits.slice(0, 4 - unspecifiedDigits) + 'X'.repeat(unspecifiedDigits);
}

function printPart(part: number | 'X'): string {
  return part === 'X' ? 'XX' : twoDigits(part);
}

function printTime({ hour, minute, second, zone }: EdtfTime): string {
  const clock = `T${twoDigits(hour)}:${twoDigits(minute)}`;
  return clock + (second === null ? '' : `:${twoDigits(second)}`) + printZone(zone);
}

/** An offset as EDTF and ISO 8601 write it; empty when there is none. */
export function printZone(zone: number | null): string {
  if (zone === null) return '';
  if (zone === 0) return 'Z';
  const size = Math.abs(zone);
  return `${zone < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** Two digits, as clocks and calendars write small numbers. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
