import type { Role } from './language/vocabulary';
import { hasRole, isGlued, type ReadingInput } from './reading-input';

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
];

/**
 * Whether four digits alone are a year: after a word that introduces one, or, in the two centuries
 * the news speaks of, after an article or possessive (`the 2019 election`), and not where they count
 * what follows (`in 1200 homes`) or number a room.
 */
export function canBeYear(input: ReadingInput, at: number, next: number): boolean {
  if (input.isEntry) return true;
  const token = input.tokens[at];
  if (token?.kind !== 'number' || next > at + 1) return true;
  if (isCounting(input, at, next)) return false;
  if (INTRODUCING.some((role) => hasRole(input, at - 1, role))) return token.value <= 2100;
  if (input.tokens[at - 1]?.text === '.' && hasRole(input, at - 2, 'about')) return true;
  const isRecent = token.value >= 1800 && token.value <= 2050;
  if (!isRecent) return false;
  const before = input.tokens[at - 1];
  if (before === undefined) return false;
  if (hasRole(input, at - 1, 'of') || before.meaning?.third !== undefined) return true;
  if (before.text === '(' && [')', '–', ',', ';'].includes(input.tokens[next]?.text ?? ''))
    return true;
  if (before.text === '–' && input.tokens[at - 2]?.meaning?.third !== undefined) return true;
  const isAttribute = input.tokens[next]?.kind === 'word' && token.value >= 1900;
  const isPossessive = before.text === 's' && input.tokens[at - 2]?.text === '’';
  const isArticle =
    hasRole(input, at - 1, 'the') || before.text === 'a' || POSSESSIVES.has(before.text);
  return isAttribute && (isArticle || isPossessive);
}

const POSSESSIVES = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'your']);

/** A plural or a unit right after the digits: they count it. Round hundreds count more often. */
function isCounting(input: ReadingInput, at: number, next: number): boolean {
  const token = input.tokens[at];
  const after = input.tokens[next];
  if (after === undefined || token === undefined) return false;
  if (after.text === '%' || (after.text === '°' && isGlued(input, next))) return true;
  if (after.kind !== 'word' || after.isCapital) return false;
  if (after.meaning?.isCounted === true) return true;
  if (after.meaning !== undefined) return false;
  const isPlural = input.vocabulary.table.countedEndings.some((ending) =>
    after.text.endsWith(ending),
  );
  const isShort = after.text.length <= 3;
  const isRoundOrOld = token.value % 100 === 0 || token.value < 1900;
  return (
    isPlural &&
    !isShort &&
    (isRoundOrOld || hasRole(input, at - 1, 'about') || hasRole(input, at - 1, 'of'))
  );
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
  const isIntroduced =
    INTRODUCING.some((role) => hasRole(input, at - 1, role)) || hasRole(input, at - 1, 'of');
  const isModified =
    input.tokens[at - 1]?.meaning?.third !== undefined ||
    input.tokens[at - 2]?.meaning?.third !== undefined;
  if (isIntroduced || isModified) return !isName(input, next);
  return !isDoubtful;
}

/** `by May Smith`: a capital right after makes a name of a doubtful month. */
function isName(input: ReadingInput, next: number): boolean {
  const before = input.tokens[next - 1];
  const after = input.tokens[next];
  const isDoubtful = before?.meaning?.isDoubtfulMonth === true && before.text.length > 2;
  return isDoubtful && after?.kind === 'word' && after.isCapital && after.meaning === undefined;
}
