import { DAY, isoWeekday } from '../time/calendar';
import { civilTime } from './civil-time';
import type { TimelineEvent } from './event';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The short name of a month counted from 1. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A year as people write it: 1998, 44 BC, 10 000 BC; astronomical years in, so 0 is 1 BC. */
export function yearWords(year: number): string {
  const before = year <= 0;
  const number = before ? 1 - year : year;
  const digits = String(number);
  const grouped = number < 10_000 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return before ? `${grouped} BC` : grouped;
}

/** `06:40`. */
export function clockWords(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `Mon 13 Nov 2023`. */
export function dayWords(instant: number): string {
  const { year, month, day } = civilTime(instant);
  return `${WEEKDAYS[isoWeekday(Math.floor(instant / DAY)) - 1] ?? ''} ${day} ${monthName(month)} ${yearWords(year)}`;
}

/** The two ends of a stretch of time, each as exact as the stretch is long: `25 Oct – 24 Nov 2023`. */
export function spanWords(from: number, to: number): string {
  const a = civilTime(from);
  const b = civilTime(to);
  const span = to - from;
  if (span > 730 * DAY) {
    const first = yearWords(a.year);
    const last = yearWords(b.year);
    return first === last ? first : `${first} – ${last}`;
  }
  if (span > 90 * DAY) {
    const first = `${monthName(a.month)} ${yearWords(a.year)}`;
    const last = `${monthName(b.month)} ${yearWords(b.year)}`;
    return first === last ? first : `${first} – ${last}`;
  }
  const sameDay = a.year === b.year && a.month === b.month && a.day === b.day;
  const end = `${b.day} ${monthName(b.month)} ${yearWords(b.year)}`;
  if (span > 3 * DAY) {
    const year = a.year === b.year ? '' : ` ${yearWords(a.year)}`;
    return sameDay ? end : `${a.day} ${monthName(a.month)}${year} – ${end}`;
  }
  const clockA = clockWords(a.hour, a.minute);
  const clockB = clockWords(b.hour, b.minute);
  if (sameDay) return `${end}, ${clockA} – ${clockB}`;
  return `${a.day} ${monthName(a.month)}, ${clockA} – ${end}, ${clockB}`;
}

/** The same in the width of a lane's name: `1998 – 2024`, `Oct – Nov 2023`, `13 Nov 2023`. */
export function shortSpanWords(from: number, to: number): string {
  const a = civilTime(from);
  const b = civilTime(to);
  const year = yearWords(b.year);
  if (a.year !== b.year) return `${yearWords(a.year)} – ${year}`;
  if (to - from > 90 * DAY) return year;
  if (a.month !== b.month) return `${monthName(a.month)} – ${monthName(b.month)} ${year}`;
  return a.day === b.day
    ? `${b.day} ${monthName(b.month)} ${year}`
    : `${monthName(b.month)} ${year}`;
}

/** `1 origin`, `3 origins`: a number with its noun. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** How well sourced: `3 origins, 5 articles`; articles are named where they are more than origins. */
export function sourceWords(event: TimelineEvent): string {
  if (event.origins === 0) return 'no source';
  const origins = event.origins === 1 ? 'single source' : counted(event.origins, 'origin');
  return event.articles > event.origins
    ? `${origins}, ${counted(event.articles, 'article')}`
    : origins;
}

/**
 * What a screen reader says of an event: title, when, certainty, origins, conflict.
 *
 * `Kestrel returns, 13 Nov 2023 about 06:40, 3 origins, sources disagree`
 */
export function eventWords(event: TimelineEvent): string {
  const parts = [event.title, event.bounds ? event.whenWords : 'undated', sourceWords(event)];
  if (event.conflict) parts.push('sources disagree');
  return parts.join(', ');
}
