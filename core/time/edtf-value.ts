/** A clock time; `zone` is minutes east of UTC, null where the source names none. */
export interface EdtfTime {
  /** 0 to 24; 24 only as 24:00, the end of its day. */
  readonly hour: number;
  readonly minute: number;
  /** Null when the source gives minutes only. */
  readonly second: number | null;
  readonly zone: number | null;
}

/** One end or the whole of a value: from a millennium with digits missing down to a second. */
export interface EdtfDate {
  readonly kind: 'date';
  /** Astronomical; the earliest year where digits are unspecified. */
  readonly year: number;
  /** How many trailing digits of the year are X: 1 a decade, 2 a century, 3 a millennium. */
  readonly unspecifiedDigits: 0 | 1 | 2 | 3;
  /** 1 to 12, 21 to 41 for seasons, quarters and halves, 'X' when unspecified. */
  readonly month: number | 'X' | null;
  readonly day: number | 'X' | null;
  readonly time: EdtfTime | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** An end that is not a date: `..` goes on, nothing at all means that nobody knows. */
export type EdtfOpenEnd = 'open' | 'unknown';

export interface EdtfInterval {
  readonly kind: 'interval';
  readonly start: EdtfDate | EdtfOpenEnd;
  readonly end: EdtfDate | EdtfOpenEnd;
}

export type Edtf = EdtfDate | EdtfInterval;
