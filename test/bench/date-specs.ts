import { readFileSync } from 'node:fs';
import { DAY, dayStart } from '../../core/time/calendar';

/** The calendar units by which reach is told apart; `other` is what is dated but none of them. */
export const DATE_CLASSES = [
  'day',
  'week',
  'month',
  'quarter',
  'season',
  'year',
  'decade',
  'weekday',
  'other',
] as const;
export type DateClass = (typeof DATE_CLASSES)[number];

/** A stretch in milliseconds as `Bounds` has it, null where the specification leaves an end open. */
export interface GoldBounds {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** An expression that the specification marks; positions are UTF-16 units, half open. */
export interface GoldDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Null for durations, recurring sets and times of day without a day: marked, but no date. */
  readonly dateClass: DateClass | null;
  /** Readings that count as right; several where the specification leaves past and future open. */
  readonly values: readonly GoldBounds[];
  /** What no convention speaks of: a mark there is neither right nor wrong. */
  readonly isUnscored?: boolean;
}

/** One sentence with its day and what is dated in it. */
export interface DateSpec {
  readonly input: string;
  readonly reference: string;
  /** BCP 47. */
  readonly language?: string;
  readonly dates: readonly GoldDate[];
}

interface RawValue {
  readonly timex?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
  readonly Mod?: string;
}

interface RawResult {
  readonly Text: string;
  readonly Start: number;
  readonly End: number;
  readonly TypeName?: string;
  readonly Resolution?: { readonly values?: readonly RawValue[] } | null;
}

interface RawSpec {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime: string };
  readonly Results: readonly RawResult[];
}

const DATED = /\.(?:date|daterange|datetime|datetimerange)$/;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

/** Reads the sentences of a `DateTimeModel.json`; those without a reference day are left out. */
export function readDateSpecs(path: string): DateSpec[] {
  const raw = JSON.parse(readFileSync(path, 'utf8')) as RawSpec[];
  return raw.flatMap(({ Input, Context, Results }) =>
    Context === undefined
      ? []
      : [
          {
            input: Input,
            reference: Context.ReferenceDateTime.slice(0, 10),
            dates: Results.map(goldDate),
          },
        ],
  );
}

function goldDate(result: RawResult): GoldDate {
  const values = (result.Resolution?.values ?? []).filter(
    ({ value }) => value !== 'not resolved' && value !== 'null',
  );
  const isDated = DATED.test(result.TypeName ?? '') && values.length > 0;
  const [first] = values;
  return {
    start: result.Start,
    end: result.End + 1,
    text: result.Text,
    dateClass: isDated && first ? classOf(result, first) : null,
    values: values.map(boundsOf),
  };
}

function classOf({ TypeName, Text }: RawResult, value: RawValue): DateClass {
  if (TypeName?.endsWith('.date') === true) return WEEKDAY.test(Text) ? 'weekday' : 'day';
  if (TypeName?.endsWith('.daterange') !== true || value.Mod !== undefined) return 'other';
  const { earliest, latest } = boundsOf(value);
  if (earliest === null || latest === null) return 'other';
  const timex = value.timex ?? '';
  const days = (latest - earliest) / DAY;
  if (/-(?:SP|SU|FA|WI)$/.test(timex)) return 'season';
  if (/W/.test(timex) || days === 7) return 'week';
  if (/^[\dX]{4}-\d\d$/.test(timex)) return 'month';
  if (/^[\dX]{4}$/.test(timex)) return 'year';
  if (/,P3M\)$/.test(timex) && /-(?:01|04|07|10)-01$/.test(value.start ?? '')) return 'quarter';
  return /,P10Y\)$/.test(timex) ? 'decade' : 'other';
}

function boundsOf({ value, start, end }: RawValue): GoldBounds {
  if (value !== undefined) {
    const at = instant(value);
    const width = value.length > 10 ? 60_000 : DAY;
    return { earliest: at, latest: at === null ? null : at + width };
  }
  return { earliest: instant(start), latest: instant(end) };
}

function instant(text: string | undefined): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/.exec(text ?? '');
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return dayStart(year, month, day) + (hour * 60 + minute) * 60_000;
}
