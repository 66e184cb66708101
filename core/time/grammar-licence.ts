import type { Role } from './language/vocabulary';
import { hasRole, isGlued, type ReadingInput } from './reading-input';
import { isWhole } from './reading-shape';
import { endsSentence } from './sentence';

/** Words before a bare year or month that make it a date. */
const INTRODUCING: readonly Role[] = [
  'in',
  'since',
  'until',
  'by',
  'before',
  'after',
  'from',
  'between',
  'about',
  'throughout',
  'to',
  'weekStart',
];

/**
 * Whether four digits alone are a year: after a word that introduces one, or, in the two centuries
 * the news speaks of, after an article or possessive (`the 2019 election`), and not where they count
 * what follows (`in 1200 homes`) or number a room.
 */
export function canBeYear(input: ReadingInput, at: number, next: number): boolean {
  if (input.isEntry) return true;
  const token = input.tokens[at];
  if (token?.kind === 'word' && token.meaning?.number !== undefined) {
    return isIntroduced(input, at) && !isCounting(input, at, next);
  }
  if (token?.kind !== 'number' || next > at + 1) return true;
  if (isCounting(input, at, next)) return false;
  if (isInList(input, at)) return token.value >= 1000 && token.value <= LATEST;
  if (isIntroduced(input, at)) return token.value <= LATEST;
  if (input.tokens[at - 1]?.text === '.' && hasRole(input, at - 2, 'about')) return true;
  if (isNarrowed(input, at)) return token.value <= LATEST;
  if (isNamedAfter(input, at)) return token.value >= 1000 && token.value <= LATEST;
  const isRecent = token.value >= 1800 && token.value <= 2050;
  if (!isRecent) return false;
  const before = input.tokens[at - 1];
  if (isPossessive(input, next) && token.value >= 1900) return true;
  if (startsSentence(input, at)) return input.tokens[next]?.meaning?.tense !== undefined;
  if (before === undefined) return false;
  if (before.meaning?.isYearSign === true) return isWhole(input, next);
  if (hasRole(input, at - 1, 'of')) return true;
  if (before.text === '(' && [')', '–', ',', ';'].includes(input.tokens[next]?.text ?? ''))
    return true;
  const isAttribute = input.tokens[next]?.kind === 'word' && token.value >= 1900;
  const isAfterPossessive = before.text === 's' && input.tokens[at - 2]?.text === '’';
  const isArticle =
    hasRole(input, at - 1, 'the') ||
    hasRole(input, at - 1, 'a') ||
    before.meaning?.isOwner === true ||
    hasRole(input, at - 1, 'this');
  return isAttribute && (isArticle || isAfterPossessive);
}

/** So many years in a row are looked back over for the word that introduces them. */
const LONGEST_LIST = 20;

/** Later years are counts more often. */
const LATEST = 2199;

function isIntroduced(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1]?.meaning;
  if (before?.unit === 'year' && before.isPlural !== true) return true;
  return INTRODUCING.some((role) => hasRole(input, at - 1, role));
}

/** `in 2014, 2016 and 2018`: what the first year makes of the others. */
function isInList(input: ReadingInput, at: number, left = LONGEST_LIST): boolean {
  if (left === 0) return false;
  const isJoined = hasRole(input, at - 1, 'and') || hasRole(input, at - 1, 'or');
  const comma = input.tokens[at - 1]?.text === ',' && input.tokens[at]?.isSpaced === true;
  if (!isJoined && !comma) return false;
  const before = isJoined && input.tokens[at - 2]?.text === ',' ? at - 3 : at - 2;
  const token = input.tokens[before];
  if (token?.kind !== 'number' || token.text.length !== 4) return false;
  if (Math.abs(token.value - (input.tokens[at]?.value ?? 0)) > 150) return false;
  return isIntroduced(input, before) || isInList(input, before, left - 1);
}

/** `the Act of 1689`, `the Peace of 1648`: what has a name has a year; a crew of 1500 has men. */
function isNamedAfter(input: ReadingInput, at: number): boolean {
  const name = input.tokens[at - 2];
  const isName = name?.kind === 'word' && name.isCapital && name.meaning?.isOfTime !== true;
  return hasRole(input, at - 1, 'of') && isName && hasRole(input, at - 3, 'the');
}

/** `mid-2061`, `late 1923`. */
function isNarrowed(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1];
  if (before?.meaning?.third !== undefined) return true;
  return before?.text === '–' && input.tokens[at - 2]?.meaning?.third !== undefined;
}

function startsSentence(input: ReadingInput, at: number): boolean {
  const before = input.tokens[at - 1];
  return before === undefined || endsSentence(input, at - 1);
}

function isPossessive(input: ReadingInput, next: number): boolean {
  return (
    input.tokens[next]?.text === '’' && isGlued(input, next) && input.tokens[next + 1]?.text === 's'
  );
}

/** Whether what follows is counted by the digits: a plural or a unit right after the digits: they count it. Round hundreds count more often. */
export function isCounting(input: ReadingInput, at: number, next: number): boolean {
  const token = input.tokens[at];
  const after = input.tokens[next];
  if (after === undefined || token === undefined) return false;
  if (after.text === '%' || (after.text === '°' && isGlued(input, next))) return true;
  if (after.kind !== 'word') return false;
  if (after.meaning?.isCounted === true) return true;
  if (after.isCapital) return false;
  if (after.meaning !== undefined) return false;
  const isPlural = input.vocabulary.table.countedEndings.some((ending) =>
    after.text.endsWith(ending),
  );
  const isShort = after.text.length <= 3;
  const isRoundOrOld = token.value % 100 === 0 || token.value < 1900;
  return isPlural && !isShort && (isRoundOrOld || hasRole(input, at - 1, 'about'));
}

/**
 * Whether a month's name alone is the month: always for names that mean nothing else, for March,
 * May and short forms only after a word that introduces a date.
 */
export function canBeMonth(input: ReadingInput, at: number, next: number): boolean {
  if (input.isEntry) return true;
  const token = input.tokens[at];
  const isDoubtful = token?.meaning?.isDoubtfulMonth === true;
  if (isGlued(input, at) && input.tokens[at - 1]?.text === '’') return false;
  const isLed = isIntroduced(input, at) || hasRole(input, at - 1, 'of');
  const isModified =
    input.tokens[at - 1]?.meaning?.third !== undefined ||
    input.tokens[at - 2]?.meaning?.third !== undefined;
  if (isLed || isModified) return !isName(input, next);
  if (isJoinedMonth(input, at, next)) return true;
  return !isDoubtful || isAttribute(input, at, next);
}

/** `in April and May`, `between March and May`: one month makes a month of the other. */
function isJoinedMonth(input: ReadingInput, at: number, next: number): boolean {
  const isJoint = (index: number): boolean =>
    hasRole(input, index, 'and') ||
    hasRole(input, index, 'or') ||
    input.tokens[index]?.text === '–';
  const isMonth = (index: number): boolean =>
    input.tokens[index]?.meaning?.month !== undefined && input.tokens[index]?.isCapital === true;
  if (isName(input, next) || isAfterInitial(input, at)) return false;
  if (isJoint(at - 1) && isMonth(at - 2)) return !isAfterInitial(input, at - 2);
  return isJoint(next) && isMonth(next + 1) && !isName(input, next + 2);
}

/** `J. March`. */
function isAfterInitial(input: ReadingInput, at: number): boolean {
  const initial = input.tokens[at - 2];
  return (
    input.tokens[at - 1]?.text === '.' && initial?.isCapital === true && initial.text.length === 1
  );
}

/** `the March figures`, `its May meeting`: a noun in small letters after an article. */
function isAttribute(input: ReadingInput, at: number, next: number): boolean {
  const isLed =
    hasRole(input, at - 1, 'the') ||
    hasRole(input, at - 1, 'a') ||
    input.tokens[at - 1]?.meaning?.isOwner === true ||
    (input.tokens[at - 1]?.text === 's' && input.tokens[at - 2]?.text === '’');
  const after = input.tokens[next];
  if (!isLed || after?.kind !== 'word' || after.isCapital || !after.isSpaced) return false;
  return after.meaning?.isOfficeNoun !== true && !isWhole(input, next);
}

/** `by May Smith`: a capital right after makes a name of a doubtful month. */
function isName(input: ReadingInput, next: number): boolean {
  const before = input.tokens[next - 1];
  const after = input.tokens[next];
  const isDoubtful = before?.meaning?.isDoubtfulMonth === true && before.text.length > 2;
  return isDoubtful && after?.kind === 'word' && after.isCapital && after.meaning === undefined;
}
