import type { DayPart } from '../day-parts';
import type { Third } from '../thirds';

/** Units that expressions count in. */
export type Unit =
  | 'day'
  | 'weekend'
  | 'week'
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
  | 'south';

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
  readonly months: Readonly<Record<string, number>>;
  /** Month names that are also names or verbs: marked only beside a preposition, number or year. */
  readonly doubtfulMonths: readonly string[];
  /** ISO: 1 is Monday. */
  readonly weekdays: Readonly<Record<string, number>>;
  /** Short forms of weekdays, marked only beside a date. */
  readonly shortWeekdays: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  readonly ordinalSuffixes: readonly string[];
  readonly units: Readonly<Record<string, Unit>>;
  /** EDTF's seasons, 21 to 24. */
  readonly seasons: Readonly<Record<string, number>>;
  readonly dayParts: Readonly<Record<string, DayPart>>;
  readonly hours: Readonly<Record<string, number>>;
  readonly thirds: Readonly<Record<string, Third>>;
  readonly decades: Readonly<Record<string, number>>;
  /** Minutes east of UTC. */
  readonly zones: Readonly<Record<string, number>>;
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  readonly phrases: Readonly<Record<string, Phrase>>;
  readonly holidays: Readonly<Record<string, HolidayRule>>;
  /** Words that make a day to come of the next weekday or month, and those that make it past. */
  readonly future: readonly string[];
  readonly past: readonly string[];
  /** Endings of past verbs. */
  readonly pastEndings: readonly string[];
  /** Endings by which a number is seen to count what follows. */
  readonly countedEndings: readonly string[];
  /** Words that a number counts although they lack those endings. */
  readonly counted: readonly string[];
  /** Words that make a name of a weekday after them, and of a number. */
  readonly weekdayNames: readonly string[];
  readonly numbered: readonly string[];
}

/** Everything a word may mean, merged: `second` is an ordinal, `may` a month. */
export interface Meaning {
  month?: number;
  isDoubtfulMonth?: boolean;
  /** Shorter than the month's full name, so that a full stop after it is its own. */
  isShortMonth?: boolean;
  weekday?: number;
  isShortWeekday?: boolean;
  number?: number;
  ordinal?: number;
  isOrdinalSuffix?: boolean;
  unit?: Unit;
  season?: number;
  dayPart?: DayPart;
  hour?: number;
  third?: Third;
  decade?: number;
  zone?: number;
  roles?: Set<Role>;
  phrases?: WordSequence<Phrase>[];
  holidays?: WordSequence<HolidayRule>[];
  tense?: 'future' | 'past';
  isNameBeforeWeekday?: boolean;
  isNumbered?: boolean;
  isCounted?: boolean;
  /** Whether an expression can begin here; the search passes over all other words. */
  canStart?: boolean;
}

export interface WordSequence<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

export interface Vocabulary {
  readonly table: LanguageTable;
  readonly words: ReadonlyMap<string, Meaning>;
}

/** Turns a language's table into one look-up by word, longest phrases first. */
export function compileVocabulary(table: LanguageTable): Vocabulary {
  const words = new Map<string, Meaning>();
  const meaningOf = (word: string): Meaning => {
    const known = words.get(word);
    if (known) return known;
    const meaning: Meaning = {};
    words.set(word, meaning);
    return meaning;
  };
  const each = <Value>(
    entries: Readonly<Record<string, Value>>,
    put: (meaning: Meaning, value: Value) => void,
  ): void => {
    for (const [word, value] of Object.entries(entries)) put(meaningOf(word), value);
  };
  const fullLength = (month: number): number =>
    Math.max(
      ...Object.entries(table.months).map(([word, other]) => (other === month ? word.length : 0)),
    );
  for (const [word, month] of Object.entries(table.months)) {
    meaningOf(word).isShortMonth = word.length < fullLength(month);
  }
  each(table.months, (meaning, month) => {
    meaning.month = month;
    meaning.canStart = true;
  });
  for (const word of table.doubtfulMonths) meaningOf(word).isDoubtfulMonth = true;
  each(table.weekdays, (meaning, weekday) => {
    meaning.weekday = weekday;
    meaning.canStart = true;
  });
  each(table.shortWeekdays, (meaning, weekday) => {
    meaning.weekday = weekday;
    meaning.isShortWeekday = true;
    meaning.canStart = true;
  });
  each(table.numbers, (meaning, number) => {
    meaning.number = number;
    meaning.canStart = true;
  });
  each(table.ordinals, (meaning, ordinal) => {
    meaning.ordinal = ordinal;
    meaning.canStart = true;
  });
  for (const word of table.ordinalSuffixes) meaningOf(word).isOrdinalSuffix = true;
  each(table.units, (meaning, unit) => (meaning.unit = unit));
  each(table.seasons, (meaning, season) => {
    meaning.season = season;
    meaning.canStart = true;
  });
  each(table.dayParts, (meaning, part) => (meaning.dayPart = part));
  each(table.hours, (meaning, hour) => {
    meaning.hour = hour;
    meaning.canStart = true;
  });
  each(table.thirds, (meaning, third) => {
    meaning.third = third;
    meaning.canStart = true;
  });
  each(table.decades, (meaning, decade) => {
    meaning.decade = decade;
    meaning.canStart = true;
  });
  each(table.zones, (meaning, zone) => (meaning.zone = zone));
  for (const [role, list] of Object.entries(table.roles) as [Role, readonly string[]][]) {
    for (const word of list) {
      const meaning = meaningOf(word);
      (meaning.roles ??= new Set()).add(role);
      if (!INNER_ROLES.has(role)) meaning.canStart = true;
    }
  }
  for (const sequence of sequences(table.phrases)) {
    const meaning = meaningOf(sequence.words[0] ?? '');
    (meaning.phrases ??= []).push(sequence);
    meaning.canStart = true;
  }
  for (const sequence of sequences(table.holidays)) {
    const meaning = meaningOf(sequence.words[0] ?? '');
    (meaning.holidays ??= []).push(sequence);
    meaning.canStart = true;
  }
  for (const word of table.future) meaningOf(word).tense = 'future';
  for (const word of table.past) meaningOf(word).tense = 'past';
  for (const word of table.weekdayNames) meaningOf(word).isNameBeforeWeekday = true;
  for (const word of table.counted) meaningOf(word).isCounted = true;
  for (const word of table.numbered) meaningOf(word).isNumbered = true;
  return { table, words };
}

/** Roles that never begin an expression. */
const INNER_ROLES = new Set<Role>([
  'of',
  'at',
  'on',
  'in',
  'and',
  'to',
  'ago',
  'hence',
  'unknown',
  'am',
  'pm',
  'oclock',
  'every',
  'bc',
]);

function sequences<Value>(entries: Readonly<Record<string, Value>>): WordSequence<Value>[] {
  return Object.entries(entries)
    .map(([words, value]) => ({ words: words.split(' '), value }))
    .sort((a, b) => b.words.length - a.words.length);
}
