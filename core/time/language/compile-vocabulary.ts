import type { DayPart } from '../day-parts';
import type { Third } from '../thirds';
import type { HolidayRule, LanguageTable, Phrase, Role, Unit } from './vocabulary';

/** Everything a word may mean, merged: `second` is an ordinal, `may` a month. */
export interface Meaning {
  month?: number;
  isDoubtfulMonth?: boolean;
  /** Another word without its capital. */
  isWordMonth?: boolean;
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
  /** The part of the day in a compound with a weekday. */
  joinedPart?: DayPart;
  /** A noun only with its capital, and what else it says only without. */
  isCapitalNoun?: boolean;
  hour?: number;
  third?: Third;
  decade?: number;
  zone?: number;
  roles?: Set<Role>;
  phrases?: WordSequence<Phrase>[];
  holidays?: WordSequence<NamedDay>[];
  tense?: 'future' | 'past';
  isNameBeforeWeekday?: boolean;
  isNameAfterWeekday?: boolean;
  isPlural?: boolean;
  isNumbered?: boolean;
  isCounted?: boolean;
  isInfinitive?: boolean;
  isPresentVerb?: boolean;
  isSubject?: boolean;
  isAheadConjunction?: boolean;
  isLookingAhead?: boolean;
  isFutureFor?: boolean;
  isPresentBe?: boolean;
  isInfinitiveSign?: boolean;
  isCloser?: boolean;
  isGameWord?: boolean;
  isOfficeNoun?: boolean;
  isOwner?: boolean;
  isYearSign?: boolean;
  /** Whether an expression can begin here; the search passes over all other words. */
  canStart?: boolean;
  /** Whether dates are made of it at all, not only told apart by it. */
  isOfTime?: boolean;
  /** Whether it can also end here. */
  isWholeAlone?: boolean;
  /** `mornings`: what recurs. */
  isRecurring?: boolean;
}

export interface WordSequence<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** A holiday by its name; a loose one needs a word that introduces it. */
export interface NamedDay {
  readonly rule: HolidayRule;
  readonly isLoose: boolean;
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
  each(table.units, (meaning, unit) => {
    meaning.unit = unit;
    // `week ending 3 May`; `am Wochenende`.
    if (unit === 'weekend' || unit === 'week') meaning.canStart = true;
  });
  each(table.seasons, (meaning, season) => {
    meaning.season = season;
    meaning.canStart = true;
  });
  each(table.dayParts, (meaning, part) => {
    meaning.dayPart = part;
    if (table.hasBareEdges) meaning.canStart = true;
  });
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
  for (const word of table.recurring) meaningOf(word).isRecurring = true;
  for (const word of table.plurals) meaningOf(word).isPlural = true;
  for (const word of table.weekdayTitles) meaningOf(word).isNameAfterWeekday = true;
  const named = [
    ...sequences(table.holidays).map(({ words: list, value: rule }) => ({
      words: list,
      value: { rule, isLoose: false },
    })),
    ...sequences(table.looseHolidays).map(({ words: list, value: rule }) => ({
      words: list,
      value: { rule, isLoose: true },
    })),
  ].sort((a, b) => b.words.length - a.words.length);
  for (const sequence of named) {
    const meaning = meaningOf(sequence.words[0] ?? '');
    (meaning.holidays ??= []).push(sequence);
    meaning.canStart = true;
  }
  for (const word of table.wordMonths) meaningOf(word).isWordMonth = true;
  for (const word of table.capitalNouns) meaningOf(word).isCapitalNoun = true;
  if (table.joinsDayParts) {
    for (const [day, weekday] of Object.entries(table.weekdays)) {
      for (const [word, part] of Object.entries(table.dayParts)) {
        const meaning = meaningOf(day + word);
        meaning.weekday = weekday;
        meaning.joinedPart = part;
        meaning.canStart = true;
      }
    }
  }
  for (const word of table.futureFor) meaningOf(word).isFutureFor = true;
  for (const word of table.presentBe) meaningOf(word).isPresentBe = true;
  for (const word of table.presentVerbs) meaningOf(word).isPresentVerb = true;
  for (const word of table.aheadConjunctions) meaningOf(word).isAheadConjunction = true;
  for (const word of table.subjects) meaningOf(word).isSubject = true;
  for (const word of table.lookingAhead) meaningOf(word).isLookingAhead = true;
  for (const word of table.infinitives) meaningOf(word).isInfinitive = true;
  for (const word of table.infinitiveSigns) meaningOf(word).isInfinitiveSign = true;
  for (const word of table.closers) meaningOf(word).isCloser = true;
  for (const word of table.gameWords) meaningOf(word).isGameWord = true;
  for (const word of table.officeNouns) meaningOf(word).isOfficeNoun = true;
  for (const word of table.yearSigns) meaningOf(word).isYearSign = true;
  for (const word of table.owners) meaningOf(word).isOwner = true;
  for (const word of table.future) meaningOf(word).tense = 'future';
  for (const word of table.past) meaningOf(word).tense = 'past';
  for (const word of table.weekdayNames) meaningOf(word).isNameBeforeWeekday = true;
  for (const word of table.counted) meaningOf(word).isCounted = true;
  for (const word of table.numbered) meaningOf(word).isNumbered = true;
  for (const meaning of words.values()) {
    const { month, weekday, hour, decade, phrases, holidays } = meaning;
    const parts = [month, weekday, hour, decade, phrases, holidays];
    const isWeekend = meaning.unit === 'weekend';
    if (isWeekend || parts.some((part) => part !== undefined)) meaning.isWholeAlone = true;
    const { roles, number, ordinal, unit, season, dayPart, third } = meaning;
    const inner = [roles, number, ordinal, unit, season, dayPart, third, ...parts];
    meaning.isOfTime = inner.some((part) => part !== undefined);
  }
  return { table, words };
}

/** Roles that never begin an expression. */
const INNER_ROLES = new Set<Role>([
  'of',
  'at',
  'on',
  'in',
  'and',
  'or',
  'to',
  'ago',
  'hence',
  'unknown',
  'am',
  'pm',
  'oclock',
  'every',
  'bc',
  'now',
  'weekStart',
  'weekEnd',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'pastHour',
  'toHour',
  'minutes',
  'hourWord',
  'decadeWord',
  'hundred',
  'dayOf',
  'hourWord',
  'ahead',
  'other',
  'turn',
  'over',
  'onwards',
  'nightTo',
  'for',
  'thousand',
]);

function sequences<Value>(entries: Readonly<Record<string, Value>>): WordSequence<Value>[] {
  return Object.entries(entries)
    .map(([words, value]) => ({ words: words.split(' '), value }))
    .sort((a, b) => b.words.length - a.words.length);
}
