import type { DayPart } from './day-parts';
import type { Edtf, EdtfTime } from './edtf-value';
import type { HolidayRule, Unit } from './language/vocabulary';
import type { Third } from './thirds';
import type { Extent } from './when';

/** Which of several a word points to: `last June`, `this week`, or just `Friday`. */
export type Relation = 'bare' | 'last' | 'next' | 'this' | 'coming';

/** A date as it was written, before the article's date gives it what it leaves out. */
export type DateNode =
  | { readonly kind: 'fixed'; readonly value: Edtf }
  | CalendarNode
  | {
      readonly kind: 'season';
      readonly season: number;
      readonly relation: Relation;
      readonly year: DateNode | null;
    }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly relation: Relation }
  | {
      readonly kind: 'unit';
      readonly unit: Unit;
      readonly relation: Relation;
      /** `the week after next`: so many units on, in place of the relation's. */
      readonly step?: -2 | 2;
    }
  | { readonly kind: 'ago'; readonly unit: Unit; readonly count: number }
  | { readonly kind: 'day'; readonly offset: number }
  | { readonly kind: 'that-day'; readonly offset: number }
  | {
      readonly kind: 'holiday';
      readonly rule: HolidayRule;
      readonly year: number | null;
      readonly relation: Relation;
    }
  | ShiftNode
  | SpanNode
  | SpokenNode
  | WeekNode
  | { readonly kind: 'in-year'; readonly of: CalendarNode; readonly year: DateNode }
  | { readonly kind: 'part'; readonly of: DateNode; readonly part: DayPart }
  | { readonly kind: 'third'; readonly of: DateNode; readonly third: Third }
  | { readonly kind: 'rest'; readonly of: DateNode; readonly side: 'earlier' | 'later' }
  | ClockNode
  | {
      readonly kind: 'marked';
      readonly of: DateNode;
      readonly approximate: boolean;
      readonly uncertain: boolean;
    };

/** Counted from another date: `two weeks before Christmas`, `three days later`, `in two weeks`. */
export interface ShiftNode {
  readonly kind: 'shift';
  /** `spoken` is the date last spoken of, `article` the article's; the latter only in what is to come. */
  readonly from: DateNode | 'spoken' | 'article';
  readonly unit: Unit;
  /** Negative counts back. */
  readonly count: number;
  /** `a year to the day`: as exact as where it is counted from, else as exact as its unit. */
  readonly isExact: boolean;
}

/** A length with one end: `the past three years`, `the six months to 30 September`. */
export type SpanNode =
  | { readonly kind: 'past-span'; readonly unit: Unit; readonly count: number }
  | {
      readonly kind: 'span-to';
      readonly unit: Unit;
      readonly count: number;
      readonly to: CalendarNode;
    };

/** What points to a date spoken of before: `that year`, `the following week`, `that Friday`. */
export type SpokenNode =
  | { readonly kind: 'spoken'; readonly unit: Unit; readonly step: -1 | 0 | 1 }
  | { readonly kind: 'spoken-weekday'; readonly weekday: number; readonly step: -1 | 0 | 1 }
  | { readonly kind: 'spoken-month'; readonly month: number; readonly step: -1 | 0 | 1 }
  | { readonly kind: 'spoken-season'; readonly season: number; readonly step: -1 | 0 | 1 };

/** Weeks and days by their place in a longer unit. */
export type WeekNode =
  | {
      /** `the first week of July`, `the last weekend of May`; -1 is the last, -2 that before it. */
      readonly kind: 'nth';
      readonly unit: 'week' | 'weekend';
      readonly nth: number;
      readonly of: DateNode;
    }
  | {
      readonly kind: 'nth-weekday';
      readonly weekday: number;
      readonly nth: number;
      readonly of: DateNode;
    }
  /** `the second half of March`, `the last quarter of the 18th century`; counted from 1. */
  | {
      readonly kind: 'portion';
      readonly parts: 2 | 3 | 4;
      readonly nth: number;
      readonly of: DateNode;
    }
  /** `the first six months of 2020`; a negative count is of the last ones. */
  | { readonly kind: 'run'; readonly unit: Unit; readonly count: number; readonly of: DateNode }
  /** `the week of 3 May` is the week around that day, the others begin and end with it. */
  | { readonly kind: 'week-of'; readonly day: DateNode; readonly side: 'around' | 'start' | 'end' }
  | { readonly kind: 'weekend-of'; readonly day: DateNode }
  | { readonly kind: 'weekday-of'; readonly weekday: number; readonly of: DateNode }
  /** A day of a month named otherwise: `the 15th of next month`; null is the month spoken of. */
  | {
      readonly kind: 'month-day';
      readonly day: number;
      readonly weekday: number | null;
      readonly of: DateNode | null;
    };

/** A day, month or year; what is null was not written. Years are astronomical. */
export interface CalendarNode {
  readonly kind: 'calendar';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  readonly relation: Relation;
}

/** A time of day; `on` is null where no day stands beside it. */
export interface ClockNode {
  readonly kind: 'clock';
  readonly on: DateNode | null;
  readonly time: EdtfTime;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** A whole expression: a date, or a stretch between two of which one may be open. */
export type WhenNode =
  | { readonly kind: 'point'; readonly date: DateNode; readonly extent: Extent }
  | {
      readonly kind: 'stretch';
      readonly start: DateNode | 'open' | 'unknown';
      readonly end: DateNode | 'open' | 'unknown';
      readonly extent: Extent;
      /** Only where its start is to come: `will close from Monday`, not `a letter from Monday`. */
      readonly isToCome?: boolean;
    }
  | { readonly kind: 'outside'; readonly side: 'before' | 'after'; readonly date: DateNode };

/** What a rule read and the token after it. */
export interface Match<Node> {
  readonly node: Node;
  readonly next: number;
}
