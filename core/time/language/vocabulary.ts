import type { DayPart } from '../day-parts';
import type { Third } from '../thirds';

/** Units that expressions count in. */
export type Unit =
  | 'day'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'half'
  | 'season'
  | 'year'
  | 'decade'
  | 'century';

/** Words that only mean something beside a date; the grammar asks for them by these names. */
export type Role =
  | 'the'
  | 'of'
  | 'at'
  | 'on'
  | 'in'
  | 'since'
  | 'until'
  | 'by'
  | 'before'
  | 'after'
  | 'between'
  | 'and'
  | 'from'
  | 'to'
  | 'about'
  | 'last'
  | 'next'
  | 'this'
  | 'that'
  | 'same'
  | 'ago'
  | 'hence'
  | 'earlier'
  | 'later'
  | 'start'
  | 'middle'
  | 'end'
  | 'throughout'
  | 'sometime'
  | 'every'
  | 'unknown'
  | 'bc'
  | 'ad'
  | 'am'
  | 'pm'
  | 'oclock'
  | 'north'
  | 'south'
  | 'a'
  | 'or'
  | 'previous'
  | 'following'
  | 'coming'
  | 'past'
  | 'now'
  | 'presently'
  | 'today'
  | 'fiscal'
  | 'weekStart'
  | 'weekEnd'
  | 'agoBefore'
  | 'exactly'
  | 'lastOf'
  | 'opening'
  | 'closing'
  | 'thisMonth'
  | 'lastMonth'
  | 'nextMonth'
  | 'half'
  | 'quarterOf'
  | 'pastHour'
  | 'toHour'
  | 'minutes'
  | 'hourWord'
  | 'clockWord'
  | 'clockHours'
  | 'decadeWord'
  | 'hundred'
  | 'thousand'
  | 'weekNumber'
  | 'smallHours'
  | 'dayOf'
  | 'ahead'
  | 'other'
  | 'turn'
  | 'overnight'
  | 'over'
  | 'onwards'
  | 'nightTo'
  | 'for';

/** Days that fall by a rule: fixed, counted from Easter, or the nth weekday of a month (-1: last). */
export type HolidayRule =
  | { readonly month: number; readonly day: number }
  | { readonly easter: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number };

/** What fixed words say by themselves: a day or a part of one, counted from the article's date. */
export type Phrase =
  | { readonly kind: 'day'; readonly offset: number; readonly part?: DayPart }
  | { readonly kind: 'that-day'; readonly offset: number; readonly part?: DayPart };

/**
 * The words of one language: all that finding dates in it needs. Keys are lower case; phrases and
 * holidays may hold spaces and are matched word by word.
 */
export interface LanguageTable {
  readonly language: string;
  /** The words that a text in it is full of, and the other languages' texts are not. */
  readonly commonWords: readonly string[];
  readonly months: Readonly<Record<string, number>>;
  /** Month names that are also names or verbs: marked only beside a preposition, number or year. */
  readonly doubtfulMonths: readonly string[];
  /** ISO: 1 is Monday. */
  readonly weekdays: Readonly<Record<string, number>>;
  /** Months that are other words without their capital: `march`, `may`. */
  readonly wordMonths: readonly string[];
  /** Words that are nouns with a capital and something else without: German `Morgen`, `morgen`. */
  readonly capitalNouns: readonly string[];
  /** Weekdays and parts of the day make one word: `Montagabend`. */
  readonly joinsDayParts: boolean;
  /** Abbreviations have spaces between their letters: `v. Chr.` */
  readonly hasSpacedDots: boolean;
  /** A full stop makes an ordinal of a number: `3. Oktober`. */
  readonly hasOrdinalDot: boolean;
  /** Numbers that name one day: `9/11`. */
  readonly numberNames: Readonly<Record<string, string>>;
  /** Short forms of weekdays, marked only beside a date. */
  readonly shortWeekdays: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  readonly ordinalSuffixes: readonly string[];
  readonly units: Readonly<Record<string, Unit>>;
  /** What makes a weekday before it recur: `Friday mornings`. */
  readonly recurring: readonly string[];
  /** Plurals among them: lengths, never one week or month. */
  readonly plurals: readonly string[];
  /** `the last year` is a length; false where `im letzten Jahr` is a date. */
  readonly isLengthAfterArticle: boolean;
  /** The edges of a month need no `of`: `Anfang März`. */
  readonly hasBareEdges: boolean;
  /** EDTF's seasons, 21 to 24. */
  readonly seasons: Readonly<Record<string, number>>;
  readonly dayParts: Readonly<Record<string, DayPart>>;
  readonly hours: Readonly<Record<string, number>>;
  readonly thirds: Readonly<Record<string, Third>>;
  /** What makes a decade of a year: `1990s`. */
  readonly decadeEndings: readonly string[];
  readonly decades: Readonly<Record<string, number>>;
  /** Minutes east of UTC. */
  readonly zones: Readonly<Record<string, number>>;
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  readonly phrases: Readonly<Record<string, Phrase>>;
  readonly holidays: Readonly<Record<string, HolidayRule>>;
  /** Holidays whose names are other things too, `Easter`: only where a word introduces them. */
  readonly looseHolidays: Readonly<Record<string, HolidayRule>>;
  /** Words that make a day to come of the next weekday or month, and those that make it past. */
  readonly future: readonly string[];
  readonly past: readonly string[];
  /** Words that look ahead before “for” alone: `set for Monday`. */
  readonly futureFor: readonly string[];
  /** The verbs of `the vote is on Friday`, which look ahead right before a date. */
  readonly presentBe: readonly string[];
  /** Verbs that look ahead after “to” alone: `to meet on Friday`. */
  readonly infinitives: readonly string[];
  /** What stands before such a verb. */
  readonly infinitiveSigns: readonly string[];
  /** Verbs that look ahead as they stand: `the teams meet on Friday`. */
  readonly presentVerbs: readonly string[];
  /** Before a present verb these look ahead: `when he is sentenced in January`. */
  readonly aheadConjunctions: readonly string[];
  /** Pronouns that such a verb may follow: `we meet`, not `who meet`. */
  readonly subjects: readonly string[];
  /** Past verbs after which “to” still looks ahead, as `agreed to meet` does and `failed to` does not. */
  readonly lookingAhead: readonly string[];
  /** Endings of past verbs. */
  readonly pastEndings: readonly string[];
  /** Endings by which a number is seen to count what follows. */
  readonly countedEndings: readonly string[];
  /** Words that a number counts although they lack those endings. */
  readonly counted: readonly string[];
  /** Words that no noun begins with, so that what stands before them is whole: `he`, `who`, `when`. */
  readonly closers: readonly string[];
  /** Words that a year follows: `born 1920`, `early as 2003`. */
  readonly yearSigns: readonly string[];
  /** Words of games, in whose sentences quarters, halves and “the last week” count play. */
  readonly gameWords: readonly string[];
  /** What a month's name before it makes a person of: `the May government`. */
  readonly officeNouns: readonly string[];
  /** What comes before a decade that counts someone's years: `in his thirties`. */
  readonly owners: readonly string[];
  /** Words that make a name of a weekday after them, and of a number. */
  readonly weekdayNames: readonly string[];
  readonly numbered: readonly string[];
  /** Words that make a name of a weekday before them: `Sunday Times`. */
  readonly weekdayTitles: readonly string[];
}
