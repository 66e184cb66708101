import { wordsOf } from '../time/words';
import type { TimeWords } from '../time/time-words';
import { DAY, isoWeekday } from '../time/calendar';
import { civilTime, type CivilTime } from './civil-time';
import type { TimelineEvent } from './event';

/**
 * Words for instants of the line, in one language and its order: BCP 47 as for `describeWhen`. They
 * name the line itself, which has no zone and no year 0.
 */
export class LineWords {
  readonly time: TimeWords;

  constructor(locale: string) {
    this.time = wordsOf(locale);
  }

  /** The short name of a month counted from 1. */
  month(month: number): string {
    return this.time.months[month - 1] ?? '';
  }

  /** `1998`, `AD 14`, `44 BC`, `10 000 BC`; astronomical years in, so 0 is 1 BC. */
  year(year: number): string {
    return grouped(this.time.year(year));
  }

  /** The same without its era, where that is plain: `14`. */
  plainYear(year: number): string {
    return year > 0 ? grouped(String(year)) : this.year(year);
  }

  /** `06:40`. */
  clock({ hour, minute }: CivilTime): string {
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  }

  /** `13`, in German `13.` */
  day({ day }: CivilTime): string {
    return this.time.day(day);
  }

  /** `13 Nov`. */
  dayOfMonth({ day, month }: CivilTime): string {
    return this.time.dayOfMonth(this.time.day(day), this.month(month));
  }

  /** `13 Nov 2023`. */
  dayOfYear(at: CivilTime): string {
    return this.time.dayOfYear(this.dayOfMonth(at), this.year(at.year));
  }

  /** `Nov 2023`. */
  monthOfYear({ month, year }: CivilTime): string {
    return `${this.month(month)} ${this.year(year)}`;
  }

  /** `Mon`. */
  weekday(instant: number): string {
    return this.time.weekdays[isoWeekday(Math.floor(instant / DAY)) - 1] ?? '';
  }
}

const known = new Map<string, LineWords>();

/** The words of a locale. */
export function lineWords(locale: string): LineWords {
  let words = known.get(locale);
  if (!words) known.set(locale, (words = new LineWords(locale)));
  return words;
}

/** Digits of five and more in threes. */
function grouped(text: string): string {
  return text.replace(/\d{5,}/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '\u202f'));
}

/**
 * The two ends of a stretch of time, each as exact as the stretch is long: `25 Oct – 24 Nov 2023`.
 *
 * @param locale BCP 47 of the words and their order
 */
export function spanWords(from: number, to: number, locale = 'en-GB'): string {
  const words = lineWords(locale);
  const a = civilTime(from);
  const b = civilTime(to);
  const span = to - from;
  if (span > 730 * DAY) return joined(words.year(a.year), words.year(b.year));
  if (span > 90 * DAY) return joined(words.monthOfYear(a), words.monthOfYear(b));
  const sameDay = a.year === b.year && a.month === b.month && a.day === b.day;
  const end = words.dayOfYear(b);
  const start = a.year === b.year ? words.dayOfMonth(a) : words.dayOfYear(a);
  if (span > 3 * DAY) return sameDay ? end : joined(start, end);
  if (sameDay) return joined(`${end}, ${words.clock(a)}`, words.clock(b));
  return joined(`${start}, ${words.clock(a)}`, `${end}, ${words.clock(b)}`);
}

function joined(first: string, last: string): string {
  return first === last ? first : `${first} – ${last}`;
}

/** The same in the width of a lane's name: `1998 – 2024`, `Oct – Nov 2023`, `13 Nov 2023`. */
export function shortSpanWords(from: number, to: number, locale = 'en-GB'): string {
  const words = lineWords(locale);
  const a = civilTime(from);
  const b = civilTime(to);
  if (a.year !== b.year) return joined(words.year(a.year), words.year(b.year));
  if (to - from > 90 * DAY) return words.year(b.year);
  if (a.month !== b.month) return joined(words.month(a.month), words.monthOfYear(b));
  return a.day === b.day ? words.dayOfYear(b) : words.monthOfYear(b);
}

/** `1 origin`, `3 origins`: a number with its noun. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** How well sourced: `3 origins, 5 articles`, `single origin`; articles where they are more than origins. */
export function sourceWords(event: TimelineEvent): string {
  if (event.origins === 0) return 'no source';
  const origins = event.origins === 1 ? 'single origin' : counted(event.origins, 'origin');
  return event.articles > event.origins
    ? `${origins}, ${counted(event.articles, 'article')}`
    : origins;
}

/** What is said of an event in conflict: `sources disagree`. */
export function conflictWords({ conflictWords: own }: TimelineEvent): string {
  return own ?? 'sources disagree';
}

/**
 * What a screen reader says of an event: title, when, certainty, origins, conflict.
 *
 * `Kestrel returns, 13 Nov 2023 about 06:40, 3 origins, sources disagree`
 */
export function eventWords(event: TimelineEvent): string {
  const parts = [event.title, event.bounds ? event.whenWords : 'undated', sourceWords(event)];
  if (event.conflict) parts.push(conflictWords(event));
  if (event.colour) parts.push(event.colour);
  return parts.join(', ');
}
