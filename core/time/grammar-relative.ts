import type { EdtfDate } from './edtf-value';
import type { Unit } from './language/vocabulary';
import type { DateNode, Match, Relation } from './expression-node';
import { calendar, readMonth } from './grammar-calendar';
import { isDecadeEnding, readNumber, readOrdinal, readYear, skipThe } from './grammar-numbers';
import { afterWords, hasRole, skipMark, skipRole, type ReadingInput } from './reading-input';

/** `yesterday`, `that morning`, `last night`, `the day before`. */
export function readPhrase(input: ReadingInput, at: number): Match<DateNode> | null {
  for (const { words, value } of input.tokens[at]?.meaning?.phrases ?? []) {
    const next = afterWords(input, at, words);
    if (next === null) continue;
    const day: DateNode = { kind: value.kind, offset: value.offset };
    return { node: value.part ? { kind: 'part', of: day, part: value.part } : day, next };
  }
  return null;
}

/** `Christmas Day 2022`, `Easter Monday`. */
export function readHoliday(input: ReadingInput, at: number): Match<DateNode> | null {
  if (input.tokens[at]?.isCapital !== true && !input.isEntry) return null;
  for (const { words, value } of input.tokens[at]?.meaning?.holidays ?? []) {
    const next = afterWords(input, at, words);
    if (next === null) continue;
    const year = readYear(input, skipMark(input, next, ','));
    const node: DateNode = { kind: 'holiday', rule: value, year: year?.node ?? null };
    return { node, next: year?.next ?? next };
  }
  return null;
}

/** `the first quarter of 2020`, `Q1 2020`, `the second half of last year`. */
export function readYearPart(input: ReadingInput, at: number): Match<DateNode> | null {
  const quarter = readQuarterSign(input, at);
  const ordinal = quarter ?? readOrdinalPart(input, at);
  if (!ordinal) return null;
  const inner = skipMark(input, skipRole(input, ordinal.next, 'of'), ',');
  const year = readYearNode(input, skipThe(input, inner));
  const isHalf = ordinal.node >= 40;
  if (!year && (isHalf || quarter)) return null;
  const node: DateNode = {
    kind: 'season',
    season: ordinal.node,
    relation: 'bare',
    year: year?.node ?? null,
  };
  return { node, next: year?.next ?? ordinal.next };
}

function readQuarterSign(input: ReadingInput, at: number): Match<number> | null {
  const number = input.tokens[at + 1];
  if (input.tokens[at]?.text !== 'q' || number?.kind !== 'number' || number.isSpaced) return null;
  return number.value >= 1 && number.value <= 4 ? { node: 32 + number.value, next: at + 2 } : null;
}

function readOrdinalPart(input: ReadingInput, at: number): Match<number> | null {
  const start = skipThe(input, at);
  const ordinal = readOrdinal(input, start);
  if (!ordinal) return null;
  const inner = skipMark(input, ordinal.next, '–');
  const unit = input.tokens[inner]?.meaning?.unit;
  const isMarked =
    start > at || inner > ordinal.next || input.isEntry || hasRole(input, at - 1, 'in');
  if (unit === 'quarter' && ordinal.node <= 4 && isMarked)
    return { node: 32 + ordinal.node, next: inner + 1 };
  return unit === 'half' && ordinal.node <= 2 ? { node: 39 + ordinal.node, next: inner + 1 } : null;
}

/** A year as number, or as `last year`, `the year`. */
export function readYearNode(input: ReadingInput, at: number): Match<DateNode> | null {
  const year = readYear(input, at);
  if (year) return { node: calendar({ year: year.node }), next: year.next };
  const relation = readRelation(input, at);
  const inner = relation?.next ?? at;
  if (input.tokens[inner]?.meaning?.unit !== 'year' || input.tokens[inner]?.text.endsWith('s'))
    return null;
  if (!relation && !hasRole(input, at - 1, 'the')) return null;
  return {
    node: { kind: 'unit', unit: 'year', relation: relation?.node ?? 'this' },
    next: inner + 1,
  };
}

/** `spring 1998`, `the spring of 1998`, `northern winter 2020`. */
export function readSeason(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const north = hasRole(input, start, 'north');
  const south = hasRole(input, start, 'south');
  const named = north || south ? start + 1 : start;
  const season = input.tokens[named]?.meaning?.season;
  if (season === undefined) return null;
  const inner = skipMark(input, skipRole(input, named + 1, 'of'), ',');
  const year = readYearNode(input, inner);
  if (!year) return null;
  const code = season + (north ? 4 : south ? 8 : 0);
  return {
    node: { kind: 'season', season: code, relation: 'bare', year: year.node },
    next: year.next,
  };
}

/** `the 1870s`, `the ’90s`, `the nineties`. */
export function readDecade(input: ReadingInput, at: number): Match<DateNode> | null {
  const hasThe =
    hasRole(input, at, 'the') ||
    hasRole(input, at - 1, 'the') ||
    input.tokens[at - 1]?.meaning?.third !== undefined ||
    input.tokens[at - 2]?.meaning?.third !== undefined;
  const start = skipThe(input, at);
  const word = input.tokens[start]?.meaning?.decade;
  if (word !== undefined)
    return hasThe ? { node: fixedYears(1900 + word, 1), next: start + 1 } : null;
  const hasApostrophe = input.tokens[start]?.text === '’';
  const digits = hasApostrophe ? start + 1 : start;
  const number = input.tokens[digits];
  if (number?.kind !== 'number' || number.value % 10 !== 0) return null;
  const ending = skipMark(input, digits + 1, '’');
  if (!isDecadeEnding(input, digits + 1) && !isSpacedDecade(input, digits + 1)) return null;
  const next = ending + 1;
  if (number.text.length === 2) {
    if (!hasApostrophe && !(hasThe && number.value >= 30)) return null;
    return { node: fixedYears(number.value + (number.value < 30 ? 2000 : 1900), 1), next };
  }
  if (number.text.length !== 4 || number.value < 1000 || number.value > 2990) return null;
  const isCentury = number.value % 100 === 0 && number.value < 2000;
  return { node: fixedYears(number.value, isCentury ? 2 : 1), next };
}

function isSpacedDecade(input: ReadingInput, at: number): boolean {
  return input.isEntry && input.tokens[at]?.text === 's';
}

/** `the 19th century`, `nineteenth-century`, `5th century BC`. */
export function readCentury(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const ordinal = readOrdinal(input, start);
  if (!ordinal || ordinal.node < 1 || ordinal.node > (input.isEntry ? 100 : 30)) return null;
  const inner = skipMark(input, ordinal.next, '–');
  const unit = input.tokens[inner];
  if (unit?.meaning?.unit !== 'century') return null;
  if (hasRole(input, inner + 1, 'bc'))
    return { node: fixedYears(1 - ordinal.node * 100, 2), next: inner + 2 };
  const next = hasRole(input, inner + 1, 'ad') ? inner + 2 : inner + 1;
  return { node: fixedYears((ordinal.node - 1) * 100, 2), next };
}

/** `last Friday`, `next June`, `this week`, `the weekend`, `last summer`. */
export function readRelative(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const relation = readRelation(input, start);
  if (!relation) return readWeekend(input, start);
  const token = input.tokens[relation.next];
  const meaning = token?.meaning;
  if (!token || !meaning) return null;
  if (meaning.weekday !== undefined && !meaning.isShortWeekday) {
    return {
      node: { kind: 'weekday', weekday: meaning.weekday, relation: relation.node },
      next: relation.next + 1,
    };
  }
  const month = readMonth(input, relation.next);
  if (month && !/^\d/.test(input.tokens[month.next]?.text ?? '')) {
    return { node: calendar({ month: month.node, relation: relation.node }), next: month.next };
  }
  if (meaning.season !== undefined) {
    return {
      node: { kind: 'season', season: meaning.season, relation: relation.node, year: null },
      next: relation.next + 1,
    };
  }
  const unit = meaning.unit;
  const isPlural = token.text.endsWith('s') || token.text.endsWith('ies');
  const isLength =
    unit === 'day' || unit === 'half' || isPlural || isAfterThe(input, start, relation.node, unit);
  if (unit === undefined || isLength) return null;
  return { node: { kind: 'unit', unit, relation: relation.node }, next: relation.next + 1 };
}

/** “The last year” is a length that ends now, or the year before one spoken of: no date of its own. */
function isAfterThe(
  input: ReadingInput,
  at: number,
  relation: Relation,
  unit: Unit | undefined,
): boolean {
  return hasRole(input, at - 1, 'the') && relation !== 'this' && unit !== 'century';
}

function readWeekend(input: ReadingInput, at: number): Match<DateNode> | null {
  if (input.tokens[at]?.meaning?.unit !== 'weekend' || input.tokens[at]?.text.endsWith('s'))
    return null;
  if (!hasRole(input, at - 1, 'the')) return null;
  return { node: { kind: 'unit', unit: 'weekend', relation: 'bare' }, next: at + 1 };
}

function readRelation(input: ReadingInput, at: number): Match<Relation> | null {
  if (hasRole(input, at, 'last')) return { node: 'last', next: at + 1 };
  if (hasRole(input, at, 'next')) return { node: 'next', next: at + 1 };
  return hasRole(input, at, 'this') ? { node: 'this', next: at + 1 } : null;
}

/** `three days ago`, `a year ago`, `two weeks from now`; “decades ago” has no number and no date. */
export function readAgo(input: ReadingInput, at: number): Match<DateNode> | null {
  const number = readNumber(input, at);
  const unit = number && input.tokens[number.next]?.meaning?.unit;
  if (!number || !unit || unit === 'weekend' || unit === 'quarter' || unit === 'half') return null;
  if (!hasRole(input, number.next + 1, 'ago') || number.node > 9999) return null;
  const isFortnight = input.tokens[number.next]?.text === 'fortnight';
  const count = number.node * (isFortnight ? 2 : 1);
  return { node: { kind: 'ago', unit, count }, next: number.next + 2 };
}

/** `Friday`; not the plural, not `Black Friday`. */
export function readWeekday(input: ReadingInput, at: number): Match<DateNode> | null {
  const token = input.tokens[at];
  const weekday = token?.meaning?.weekday;
  if (weekday === undefined || (token?.meaning?.isShortWeekday && !input.isEntry)) return null;
  const before = input.tokens[at - 1];
  if (before?.meaning?.isNameBeforeWeekday === true && before.isCapital) return null;
  return { node: { kind: 'weekday', weekday, relation: 'bare' }, next: at + 1 };
}

/** `early December`, `mid-September`, `the late nineteenth century`, `the end of March`. */
export function readThird(
  input: ReadingInput,
  at: number,
  readWhole: (at: number) => Match<DateNode> | null,
): Match<DateNode> | null {
  const start = skipThe(input, at);
  const third = input.tokens[start]?.meaning?.third;
  if (third !== undefined) {
    const inner = skipMark(input, start + 1, '–');
    const inThe = inner > start + 1 ? inner : skipRole(input, skipRole(input, inner, 'in'), 'the');
    const whole = readWhole(inThe) ?? (inThe > inner ? readWhole(inner) : null);
    return whole && { node: { kind: 'third', of: whole.node, third }, next: whole.next };
  }
  const side = hasRole(input, start, 'start')
    ? 'early'
    : hasRole(input, start, 'middle')
      ? 'mid'
      : hasRole(input, start, 'end')
        ? 'late'
        : null;
  if (!side || !hasRole(input, start + 1, 'of')) return null;
  const whole = readWhole(start + 2) ?? readYearNode(input, skipThe(input, start + 2));
  return whole && { node: { kind: 'third', of: whole.node, third: side }, next: whole.next };
}

/** `earlier this month`, `later this year`. */
export function readRest(input: ReadingInput, at: number): Match<DateNode> | null {
  const side = hasRole(input, at, 'earlier')
    ? 'earlier'
    : hasRole(input, at, 'later')
      ? 'later'
      : null;
  if (!side) return null;
  const inner = skipRole(input, at + 1, 'in');
  const whole =
    hasRole(input, inner, 'this') || hasRole(input, inner, 'the') || inner > at + 1
      ? (readRelative(input, inner) ?? readYearNode(input, inner))
      : null;
  return whole && { node: { kind: 'rest', of: whole.node, side }, next: whole.next };
}

function fixedYears(year: number, unspecifiedDigits: EdtfDate['unspecifiedDigits']): DateNode {
  return {
    kind: 'fixed',
    value: {
      kind: 'date',
      year,
      unspecifiedDigits,
      month: null,
      day: null,
      time: null,
      approximate: false,
      uncertain: false,
    },
  };
}
