import type { DayPart } from './day-parts';
import type { Third } from './thirds';

/** How a third is joined to what it narrows: `early 1990s`, `Ende des 19. Jahrhunderts`. */
export type ThirdOf = 'month' | 'year' | 'decade' | 'century';

/** What `describeWhen` puts together in one language and order; every answer can be typed back. */
export interface TimeWords {
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Whether a month stands before its day, `Nov 13, 2023`; ranges then shorten their end. */
  readonly isMonthFirst: boolean;
  day(day: number): string;
  /** A day of a month, `13 Nov`. */
  dayOfMonth(day: string, month: string): string;
  /** A day with its year. */
  dayOfYear(dayOfMonth: string, year: string): string;
  /** Astronomical, far and early years with their era: 0 is 1 BC. */
  year(year: number): string;
  decade(year: number): string;
  century(number: number, isBeforeChrist: boolean): string;
  /** EDTF's 21 to 41; null where there are no words. */
  season(code: number, year: string): string | null;
  third(third: Third, text: string, of: ThirdOf): string;
  dayPart(part: DayPart): string;
  about(text: string, isShort: boolean): string;
  unknown(missing: 'day' | 'month' | 'month and day'): string;
  between(first: string, last: string): string;
  /** That nothing happened, before `between`. */
  nothing(between: string): string;
  since(start: string): string;
  until(end: string): string;
  by(end: string): string;
  from(start: string): string;
  some(text: string): string;
  someIn(text: string): string;
  throughout(text: string): string;
  readonly endUnknown: string;
  readonly startUnknown: string;
}
