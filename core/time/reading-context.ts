import type { Edtf } from './edtf-value';

/** What a date is read against. Days are numbers as `dayNumber` counts them. */
export interface ReadingContext {
  /** The article's date, or that of the entry or quotation around; null when nobody knows it. */
  readonly reference: number | null;
  /** The day that was last spoken of, for “that morning”. */
  readonly mentioned: number | null;
  /** The date last spoken of, however exact, for “that year”, “two weeks later”. */
  readonly spoken: Edtf | null;
  /** The day from which a bare weekday is counted on, where the text tells of days long past. */
  readonly narrated: number | null;
  /** The first day of the date before in the same sentence: `in January, and by March`. */
  readonly sentenceDay: number | null;
  /** What the sentence says of a bare weekday or month; null when it does not say. */
  readonly tense: 'past' | 'future' | null;
  /** Whether it opens its sentence: `By Tuesday the water had gone` looks back. */
  readonly isOpening: boolean;
}
