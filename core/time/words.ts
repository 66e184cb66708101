import { dayPartOf } from './day-parts';
import { edtfOrNull, printEdtf, printZone, twoDigits } from './edtf';
import { unitOf } from './edtf-span';
import type { EdtfDate, EdtfInterval } from './edtf-value';
import { thirdIn } from './thirds';
import type { ThirdOf, TimeWords } from './time-words';
import type { When } from './when';
import { AMERICAN_WORDS, ENGLISH_WORDS } from './words-english';
import { GERMAN_WORDS } from './words-german';

/**
 * A when in short words: `13 Nov 2023, about 06:40`, `between 12 and 16 Jul 2021`, `since Oct 2023`,
 * `c. 1885`, `44 BC`. Never the machine's zone or locale; `readWhen` in the same language reads every
 * answer back to the same value. Forms that have no words, and texts that are not valid, are shown as
 * their EDTF.
 *
 * @param locale BCP 47 of the words and their order: `en-US` puts the month first, `de` is German,
 *   every other is British English
 */
export function describeWhen(when: When, locale = 'en-GB'): string {
  const value = edtfOrNull(when.edtf);
  if (!value) return when.edtf;
  const words = wordsOf(locale);
  if (value.kind === 'date') {
    const text = describeDate(value, words);
    return when.extent === 'throughout' ? words.throughout(text) : text;
  }
  return when.extent === 'within' ? describeWithin(value, words) : describeThroughout(value, words);
}

/** An article's date, `2023-11-14`, as `14 Nov 2023`; what is not EDTF is returned as it is. */
export function describeDay(iso: string, locale = 'en-GB'): string {
  return describeWhen({ edtf: iso, extent: 'within' }, locale);
}

/** The words of a language and their order: BCP 47, as for `describeWhen`. */
export function wordsOf(locale: string): TimeWords {
  if (/^de\b/i.test(locale)) return GERMAN_WORDS;
  return /^en-(?:US|PH|CA)\b/i.test(locale) ? AMERICAN_WORDS : ENGLISH_WORDS;
}

function describeWithin(interval: EdtfInterval, words: TimeWords): string {
  const { start, end } = interval;
  if (typeof start === 'object' && typeof end === 'object') {
    const third = thirdIn(interval);
    if (third) {
      const unit = unitOf(third.date) as ThirdOf;
      return words.third(third.third, describeDate(third.date, words), unit);
    }
    const part = dayPartOf(interval);
    if (part) return `${describeDate(part.day, words)}, ${words.dayPart(part.part)}`;
    if (isSameDay(start, end)) {
      const clocks = words.between(clockWords(start, words), clockWords(end, words));
      return `${dayWords(start, words)}, ${clocks}`;
    }
    const [first, last] = shortened(start, end, words);
    return words.between(first, last);
  }
  if (typeof start === 'object') {
    const text = describeDate(start, words);
    if (end === 'open') return words.some(words.since(text));
    return `${words.some(words.from(text))}, ${words.endUnknown}`;
  }
  if (typeof end === 'object') {
    const text = words.by(describeDate(end, words));
    return start === 'open' ? text : `${text}, ${words.startUnknown}`;
  }
  return words.someIn(printEdtf(interval));
}

function describeThroughout(interval: EdtfInterval, words: TimeWords): string {
  const { start, end } = interval;
  if (typeof start === 'object' && typeof end === 'object') {
    if (isSameDay(start, end)) {
      const clocks = joined(clockWords(start, words), clockWords(end, words), false);
      return `${dayWords(start, words)}, ${clocks}`;
    }
    const [first, last] = shortened(start, end, words);
    const isShortened = first !== describeDate(start, words) || last !== describeDate(end, words);
    return joined(first, last, isShortened);
  }
  if (typeof start === 'object') {
    const text = describeDate(start, words);
    return end === 'open' ? words.since(text) : `${words.from(text)}, ${words.endUnknown}`;
  }
  if (typeof end === 'object') {
    const text = words.until(describeDate(end, words));
    return start === 'open' ? text : `${text}, ${words.startUnknown}`;
  }
  return printEdtf(interval);
}

/** `12–16 Jul 2021`, but `28 Jan – 3 Feb 2024` and `1914 – 18 Feb 1920`: spaces where a side has them. */
function joined(first: string, last: string, isShortened: boolean): string {
  const areAlike = [/^[\d:]+$/, /^\d+(?:s|er)$/].some(
    (form) => form.test(first) && form.test(last),
  );
  const isShort = !first.includes(' ') || /^\d+, /.test(last);
  return areAlike || (isShortened && isShort) ? `${first}–${last}` : `${first} – ${last}`;
}

/** Two ends without the month and year that they share: `12` and `16 Jul 2021`, `Jul 12` and `16, 2021`. */
function shortened(start: EdtfDate, end: EdtfDate, words: TimeWords): [string, string] {
  const last = describeDate(end, words);
  const isPlain = !isMarked(start) && !isMarked(end) && start.year === end.year;
  const unit = unitOf(start);
  if (!isPlain || unit !== unitOf(end)) return [describeDate(start, words), last];
  if (unit === 'day') {
    const day = words.day(Number(start.day));
    const dayOfMonth = words.dayOfMonth(day, monthName(start, words));
    if (start.month !== end.month) return [dayOfMonth, last];
    if (!words.isMonthFirst) return [day, last];
    return [dayOfMonth, words.dayOfYear(words.day(Number(end.day)), words.year(end.year))];
  }
  if (unit === 'month' && start.day === null && end.day === null) {
    return [monthName(start, words), last];
  }
  return [describeDate(start, words), last];
}

function describeDate(date: EdtfDate, words: TimeWords): string {
  const unit = unitOf(date);
  if (unit === 'time') return `${dayWords(date, words)}, ${clockWords(date, words)}`;
  const text = plainDate(date, words);
  if (text === null) return printEdtf(date);
  const isShort = unit === 'year' || unit === 'decade' || unit === 'century';
  const about = date.approximate ? words.about(text, isShort) : text;
  return `${about}${date.uncertain ? ' (?)' : ''}`;
}

/** The words without marks; null where there are none shorter than EDTF. */
function plainDate(date: EdtfDate, words: TimeWords): string | null {
  const { year, month, day } = date;
  switch (unitOf(date)) {
    case 'time':
    case 'day':
      return dayWords(date, words);
    case 'month': {
      const text = `${monthName(date, words)} ${words.year(year)}`;
      return day === 'X' ? `${text}, ${words.unknown('day')}` : text;
    }
    case 'season':
      return words.season(Number(month), words.year(year));
    case 'year':
      if (month === null) return words.year(year);
      return `${words.year(year)}, ${words.unknown(day === 'X' ? 'month and day' : 'month')}`;
    case 'decade':
      return hasDecadeName(year) ? words.decade(year) : null;
    case 'century':
      return words.century(Math.floor(Math.abs(year) / 100) + 1, year < 0);
    case 'millennium':
      return null;
  }
}

/** Not 180X: the 1800s are the century to most people. */
function hasDecadeName(year: number): boolean {
  return year >= 1000 && year < 3000 && (year >= 2000 || year % 100 !== 0);
}

function dayWords(date: EdtfDate, words: TimeWords): string {
  const dayOfMonth = words.dayOfMonth(words.day(Number(date.day)), monthName(date, words));
  return words.dayOfYear(dayOfMonth, words.year(date.year));
}

function monthName(date: EdtfDate, words: TimeWords): string {
  return words.months[Number(date.month) - 1] ?? '';
}

function clockWords(date: EdtfDate, words: TimeWords): string {
  const { hour, minute, second, zone } = date.time ?? {
    hour: 0,
    minute: 0,
    second: null,
    zone: null,
  };
  const clock = `${twoDigits(hour)}:${twoDigits(minute)}`;
  const seconds = second === null ? '' : `:${twoDigits(second)}`;
  const zoneWords = zone === null ? '' : zone === 0 ? ' UTC' : ` UTC${printZone(zone)}`;
  const text = `${clock}${seconds}${zoneWords}`;
  return `${date.approximate ? words.about(text, false) : text}${date.uncertain ? ' (?)' : ''}`;
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
