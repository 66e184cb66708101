import { dayPartOf } from './day-parts';
import { edtfOrNull, printEdtf, printZone, twoDigits } from './edtf';
import { unitOf } from './edtf-span';
import type { EdtfDate, EdtfInterval } from './edtf-value';
import { thirdIn } from './thirds';
import { ENGLISH_WORDS as words } from './words-english';
import type { When } from './when';

/**
 * A when in short words: `13 Nov 2023, about 06:40`, `between 12 and 16 Jul 2021`, `since Oct 2023`,
 * `c. 1885`, `44 BC`. Never the machine's zone or locale; `readWhen` reads every answer back to the
 * same value. Forms that have no words, and texts that are not valid, are shown as their EDTF.
 */
export function describeWhen(when: When): string {
  const value = edtfOrNull(when.edtf);
  if (!value) return when.edtf;
  if (value.kind === 'date') {
    const text = describeDate(value);
    return when.extent === 'throughout' ? `throughout ${text}` : text;
  }
  return when.extent === 'within' ? describeWithin(value) : describeThroughout(value);
}

/** An article's date, `2023-11-14`, as `14 Nov 2023`; what is not EDTF is returned as it is. */
export function describeDay(iso: string): string {
  return describeWhen({ edtf: iso, extent: 'within' });
}

function describeWithin(interval: EdtfInterval): string {
  const { start, end } = interval;
  if (typeof start === 'object' && typeof end === 'object') {
    const third = thirdIn(interval);
    if (third) return words.thirds[third.third] + describeDate(third.date);
    const part = dayPartOf(interval);
    if (part) return `${describeDate(part.day)}, ${words.dayParts[part.part]}`;
    if (isSameDay(start, end)) {
      return `${dayWords(start)}, between ${clockWords(start)} and ${clockWords(end)}`;
    }
    return `between ${shortened(start, end)} and ${describeDate(end)}`;
  }
  if (typeof start === 'object') {
    const text = `some time ${end === 'open' ? 'since' : 'from'} ${describeDate(start)}`;
    return end === 'open' ? text : `${text}, end unknown`;
  }
  if (typeof end === 'object') {
    return `by ${describeDate(end)}${start === 'open' ? '' : ', start unknown'}`;
  }
  return `some time in ${printEdtf(interval)}`;
}

function describeThroughout(interval: EdtfInterval): string {
  const { start, end } = interval;
  if (typeof start === 'object' && typeof end === 'object') {
    if (isSameDay(start, end)) {
      return `${dayWords(start)}, ${joined(clockWords(start), clockWords(end), false)}`;
    }
    const first = shortened(start, end);
    return joined(first, describeDate(end), first !== describeDate(start));
  }
  if (typeof start === 'object') {
    const text = describeDate(start);
    return end === 'open' ? `since ${text}` : `from ${text}, end unknown`;
  }
  if (typeof end === 'object') {
    return `until ${describeDate(end)}${start === 'open' ? '' : ', start unknown'}`;
  }
  return printEdtf(interval);
}

/** `12–16 Jul 2021`, but `28 Jan – 3 Feb 2024` and `1914 – 18 Feb 1920`: spaces where a side has them. */
function joined(first: string, last: string, isShortened: boolean): string {
  const areAlike = [/^[\d:]+$/, /^\d+s$/].some((form) => form.test(first) && form.test(last));
  const isTight = areAlike || (isShortened && !first.includes(' '));
  return isTight ? `${first}–${last}` : `${first} – ${last}`;
}

/** A start without the month and year that it shares with its end. */
function shortened(start: EdtfDate, end: EdtfDate): string {
  const isPlain = !isMarked(start) && !isMarked(end) && start.year === end.year;
  const unit = unitOf(start);
  if (!isPlain || unit !== unitOf(end)) return describeDate(start);
  if (unit === 'day') {
    const month = start.month === end.month ? '' : ` ${monthName(start)}`;
    return `${start.day}${month}`;
  }
  if (unit === 'month' && start.day === null && end.day === null) return monthName(start);
  return describeDate(start);
}

function describeDate(date: EdtfDate): string {
  const unit = unitOf(date);
  if (unit === 'time') return `${dayWords(date)}, ${clockWords(date)}`;
  const text = plainDate(date);
  if (text === null) return printEdtf(date);
  const isShort = unit === 'year' || unit === 'decade' || unit === 'century';
  const about = date.approximate ? (isShort ? 'c. ' : 'about ') : '';
  return `${about}${text}${date.uncertain ? ' (?)' : ''}`;
}

/** The words without marks; null where English has none shorter than EDTF. */
function plainDate(date: EdtfDate): string | null {
  const { year, month, day } = date;
  switch (unitOf(date)) {
    case 'time':
    case 'day':
      return dayWords(date);
    case 'month':
      return `${monthName(date)} ${yearWords(year)}${day === 'X' ? ', day unknown' : ''}`;
    case 'season':
      return seasonWords(Number(month), year);
    case 'year':
      if (month === null) return yearWords(year);
      return `${yearWords(year)}, ${day === 'X' ? 'month and day unknown' : 'month unknown'}`;
    case 'decade':
      return hasDecadeName(year) ? `${year}s` : null;
    case 'century': {
      const century = words.century(Math.floor(Math.abs(year) / 100) + 1);
      return year < 0 ? `${century} BC` : century;
    }
    case 'millennium':
      return null;
  }
}

/** Not 180X: the 1800s are the century to most people. */
function hasDecadeName(year: number): boolean {
  return year >= 1000 && year < 3000 && (year >= 2000 || year % 100 !== 0);
}

function dayWords(date: EdtfDate): string {
  return `${date.day} ${monthName(date)} ${yearWords(date.year)}`;
}

function monthName(date: EdtfDate): string {
  return words.months[Number(date.month) - 1] ?? '';
}

/** Years before 1000 and after 9999 say which era they mean; 0 is 1 BC. */
function yearWords(year: number): string {
  if (year <= 0) return `${1 - year} BC`;
  return year < 1000 || year > 9999 ? `AD ${year}` : String(year);
}

function seasonWords(season: number, year: number): string | null {
  if (season <= 24) return `${words.seasons[season - 21]} ${yearWords(year)}`;
  if (season <= 28) return `northern ${words.seasons[season - 25]} ${yearWords(year)}`;
  if (season <= 32) return `southern ${words.seasons[season - 29]} ${yearWords(year)}`;
  if (season <= 36) return `${words.ordinals[season - 33]} quarter of ${yearWords(year)}`;
  if (season <= 39) return null;
  return `${words.ordinals[season - 40]} half of ${yearWords(year)}`;
}

function clockWords(date: EdtfDate): string {
  const { hour, minute, second, zone } = date.time ?? {
    hour: 0,
    minute: 0,
    second: null,
    zone: null,
  };
  const clock = `${twoDigits(hour)}:${twoDigits(minute)}`;
  const seconds = second === null ? '' : `:${twoDigits(second)}`;
  const zoneWords = zone === null ? '' : zone === 0 ? ' UTC' : ` UTC${printZone(zone)}`;
  const about = date.approximate ? 'about ' : '';
  return `${about}${clock}${seconds}${zoneWords}${date.uncertain ? ' (?)' : ''}`;
}

function isMarked(date: EdtfDate): boolean {
  return date.approximate || date.uncertain;
}

function isSameDay(start: EdtfDate, end: EdtfDate): boolean {
  return (
    start.time !== null &&
    end.time !== null &&
    start.year === end.year &&
    start.month === end.month &&
    start.day === end.day
  );
}
