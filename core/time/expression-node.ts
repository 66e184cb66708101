import type { DayPart } from './day-parts';
import type { Edtf, EdtfTime } from './edtf-value';
import type { HolidayRule, Unit } from './language/vocabulary';
import type { Third } from './thirds';
import type { Extent } from './when';

/** Which of several a word points to: `last June`, `this week`, or just `Friday`. */
export type Relation = 'bare' | 'last' | 'next' | 'this';

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
  | { readonly kind: 'unit'; readonly unit: Unit; readonly relation: Relation }
  | { readonly kind: 'ago'; readonly unit: Unit; readonly count: number }
  | { readonly kind: 'day'; readonly offset: number }
  | { readonly kind: 'that-day'; readonly offset: number }
  | { readonly kind: 'holiday'; readonly rule: HolidayRule; readonly year: number | null }
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
    }
  | { readonly kind: 'outside'; readonly side: 'before' | 'after'; readonly date: DateNode };

/** What a rule read and the token after it. */
export interface Match<Node> {
  readonly node: Node;
  readonly next: number;
}
