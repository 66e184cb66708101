import { type CalendarDay, calendarDay, dayInText, monthNumber } from './calendar-day';
import { wordCount } from './fold';

/** What a wire prints before its first sentence: `LIMA, Feb 26 (Northline) -`. */
export interface Dateline {
  /** As printed, without the dash: `LIMA, Feb 26 (Northline)`. */
  readonly text: string;
  /** Where it was written, as printed: `LIMA`. */
  readonly place: string;
  readonly agency: string | null;
  /** The day it was written; wires leave out the year. Null where it gives none. */
  readonly day: {
    readonly month: number;
    readonly day: number;
    readonly year: number | null;
  } | null;
}

/** A place with what follows it, perhaps an agency, and the dash; `Al-Rahma` holds no such dash. */
const HEAD =
  /^(\p{Lu}[^()\n]{1,80}?)(?:\s*\(([^()\n]{2,40})\)\s*(?:--|[-–—:])|\s+(?:--|[-–—])(?=\s))/u;
const PLACE = /^\p{Lu}[\p{L}\p{M}.'’/ -]{1,40}(?:, ?\p{Lu}[\p{L}\p{M}.'’ -]{1,30})*$/u;
const CAPITALS = /^[\p{Lu}\p{M}.'’/ -]{2,}/u;
const DAY =
  /,?\s*(?:([A-Za-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([A-Za-z]{3,9})\.?)(?:,? ((?:19|20)\d{2}))?$/u;
const REACH = 160; // characters; no dateline is longer
const MOST_WORDS = 8; // of a place with its country

/**
 * Reads the dateline that a paragraph begins with, or null. Sentences begin with a name and a dash
 * too: without an agency it takes capitals and a day, without capitals an agency and a sentence after
 * the dash.
 */
export function readDateline(paragraph: string): Dateline | null {
  const head = HEAD.exec(paragraph.slice(0, REACH));
  const [whole, before = ''] = head ?? [];
  if (whole === undefined) return null;
  const agency = head?.[2]?.trim() ?? null;
  if (agency !== null && !isCreditName(agency)) return null;
  const dated = DAY.exec(before);
  const day = dated && dayOf(dated);
  const place = (day ? before.slice(0, dated.index) : before).replace(/,\s*$/u, '').trim();
  if (wordCount(place) > MOST_WORDS) return null;
  if (!PLACE.test(place) || (agency === null && !day)) return null;
  const first = place.split(',')[0] ?? '';
  const inCapitals = CAPITALS.exec(first)?.[0].length === first.length;
  // `Kesh (Northline) - Divers …`: a name that is no place goes on in the middle of its sentence.
  const opensSentence = /^\s*["“]?\p{Lu}/u.test(paragraph.slice(whole.length));
  if (!inCapitals && (agency === null || !opensSentence || (!day && place !== first))) return null;
  const text = whole.replace(/\s*(?:--|[-–—:])$/u, '');
  return { text, place, agency, day };
}

function dayOf(match: RegExpExecArray): Dateline['day'] {
  const month = monthNumber(match[1] ?? match[4] ?? '');
  const day = Number(match[2] ?? match[3]);
  const year = match[5] === undefined ? null : Number(match[5]);
  // A leap year, so that 29 February is a day while the year is not known.
  if (month === null || calendarDay(year ?? 2000, month, day) === null) return null;
  return { month, day, year };
}

/** Whether a text in brackets may name an agency or an outlet: `(IRGC 12)` and sentences do not. */
export function isCreditName(text: string): boolean {
  return /^\p{Lu}/u.test(text.trim()) && wordCount(text) <= 5 && !/\d{2}/u.test(text);
}

/** What may tell the year of a day that is printed without one. */
export interface YearClues {
  /** Days that the text's own header, address and date lines give, best first, with their sources. */
  readonly days: readonly { readonly value: CalendarDay; readonly source: string }[];
  /** Every line of the text, the removed ones too: a copyright notice names a year. */
  readonly lines: readonly string[];
  readonly file: FileClues;
}

/** What a file says of itself besides its text. */
export interface FileClues {
  readonly name?: string;
}

const HALF_YEAR = 183; // days; the nearest year is never further away
const COPYRIGHT = /^\W*(?:©|\(c\)|copyright\b).{0,80}?\b((?:19|20)\d{2})\b/iu;

/**
 * The day of a dateline with its year, and the words of where both came from; null where nothing
 * tells the year. Days named in the story itself do not: they are those of other events. Nor does the
 * day on which the file was written or brought in: a copy of an old file is as young as can be.
 */
export function datelineDay(
  dateline: Dateline,
  clues: YearClues,
): { value: CalendarDay; source: string } | null {
  if (!dateline.day) return null;
  const { month, day, year } = dateline.day;
  const words = `dateline ${dateline.text}`;
  if (year !== null) {
    const value = calendarDay(year, month, day);
    return value === null ? null : { value, source: words };
  }
  for (const known of clues.days) {
    const value = nearest(month, day, known.value);
    if (value !== null) return { value, source: `${words}, year from the ${known.source}` };
  }
  for (const line of clues.lines) {
    const printed = COPYRIGHT.exec(line)?.[1];
    const value = printed === undefined ? null : calendarDay(Number(printed), month, day);
    if (value !== null) return { value, source: `${words}, year from the copyright line` };
  }
  const named =
    clues.file.name === undefined ? null : dayInText(clues.file.name.replace(/_/gu, ' '));
  const byName = named === null ? null : nearest(month, day, named);
  return byName === null ? null : { value: byName, source: `${words}, year from the file name` };
}

/** The day of some year that lies nearest to another. */
function nearest(month: number, day: number, to: CalendarDay): CalendarDay | null {
  const at = Date.parse(`${to}T00:00:00Z`);
  const year = Number(to.slice(0, 4));
  const near = [year - 1, year, year + 1].flatMap((one) => {
    const value = calendarDay(one, month, day);
    if (value === null) return [];
    const apart = Math.abs(Date.parse(`${value}T00:00:00Z`) - at) / 86_400_000;
    return apart <= HALF_YEAR ? [{ value, apart }] : [];
  });
  return near.sort((one, other) => one.apart - other.apart)[0]?.value ?? null;
}
