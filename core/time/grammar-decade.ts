import { plainDate } from './edtf-dates';
import type { EdtfDate } from './edtf-value';
import type { DateNode, Match } from './expression-node';
import { isDecadeEnding, readEra, readOrdinal, skipThe } from './grammar-numbers';
import { hasRole, isGlued, skipMark, type ReadingInput } from './reading-input';
import { isAboutGames } from './sentence';

/** `the 1870s`, `the ’90s`, `the nineties`, `die 1990er Jahre`; not `in her thirties`. */
export function readDecade(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  if (isSomeonesAge(input, start)) return null;
  const hasThe = start > at || hasArticle(input, at) || isAfterDecade(input, at);
  const word = input.tokens[start]?.meaning?.decade;
  if (word !== undefined) {
    if (!hasThe && !input.vocabulary.table.hasBareEdges) return null;
    return { node: years(1900 + word, 1), next: afterDecadeWord(input, start + 1) };
  }
  const hasApostrophe = input.tokens[start]?.text === '’';
  const digits = hasApostrophe ? start + 1 : start;
  const number = input.tokens[digits];
  if (number?.kind !== 'number' || number.value % 10 !== 0) return null;
  const ending = skipMark(input, digits + 1, '’');
  if (!isDecadeEnding(input, digits + 1) && !isSpacedDecade(input, digits + 1)) return null;
  const next = afterDecadeWord(input, ending + 1);
  if (number.text.length === 2) {
    const isPlain = next > ending + 1 || (hasThe && number.value >= 30 && !isAboutGames(input, at));
    if (!hasApostrophe && !isPlain) return null;
    return { node: years(number.value + (number.value < 30 ? 2000 : 1900), 1), next };
  }
  if (number.text.length !== 4 || number.value < 1000 || number.value > 2990) return null;
  const isCentury = number.value % 100 === 0 && number.value < 2000;
  return { node: years(number.value, isCentury ? 2 : 1), next };
}

function hasArticle(input: ReadingInput, at: number): boolean {
  if (hasRole(input, at - 1, 'the')) return true;
  return [1, 2].some((back) => input.tokens[at - back]?.meaning?.third !== undefined);
}

/** `the ’60s and 70s`: what a decade before makes of two digits. */
function isAfterDecade(input: ReadingInput, at: number): boolean {
  const isJoined =
    hasRole(input, at - 1, 'and') || hasRole(input, at - 1, 'or') || hasRole(input, at - 1, 'to');
  const before = isJoined || input.tokens[at - 1]?.text === '–' ? at - 2 : at;
  const token = input.tokens[before];
  if (before === at || token === undefined) return false;
  if (token.meaning?.decade !== undefined) return true;
  return token.text === 's' && isGlued(input, before) && input.tokens[before - 1]?.kind !== 'word';
}

/** `in her thirties`, `in their mid-30s`. */
function isSomeonesAge(input: ReadingInput, at: number): boolean {
  let before = at - 1;
  if (input.tokens[before]?.text === '–') before -= 1;
  if (input.tokens[before]?.meaning?.third !== undefined) before -= 1;
  return input.tokens[before]?.meaning?.isOwner === true;
}

/** `Jahre` after `1990er`. */
function afterDecadeWord(input: ReadingInput, at: number): number {
  const inner = skipMark(input, at, '–');
  return hasRole(input, inner, 'decadeWord') ? inner + 1 : at;
}

function isSpacedDecade(input: ReadingInput, at: number): boolean {
  return input.isEntry && input.tokens[at]?.text === 's';
}

/** `the 19th century`, `nineteenth-century`, `5th century BC`, `the 18th and 19th centuries`. */
export function readCentury(input: ReadingInput, at: number): Match<DateNode> | null {
  const start = skipThe(input, at);
  const ordinal = readOrdinal(input, start);
  if (!ordinal || ordinal.node < 1 || ordinal.node > (input.isEntry ? 100 : 30)) return null;
  const inner = skipMark(input, ordinal.next, '–');
  const unit = input.tokens[inner];
  if (unit?.meaning?.unit !== 'century') {
    return isBeforeCentury(input, ordinal.next)
      ? { node: years((ordinal.node - 1) * 100, 2), next: ordinal.next }
      : null;
  }
  const era = readEra(input, inner + 1);
  if (era?.node === 'bc') return { node: years(1 - ordinal.node * 100, 2), next: era.next };
  return { node: years((ordinal.node - 1) * 100, 2), next: era?.next ?? inner + 1 };
}

/** `18th and 19th centuries`: the first of two that share their word. */
function isBeforeCentury(input: ReadingInput, at: number): boolean {
  const isJoined =
    hasRole(input, at, 'and') || hasRole(input, at, 'or') || hasRole(input, at, 'to');
  const other = skipThe(input, at + 1);
  const isThird = input.tokens[other]?.meaning?.third !== undefined;
  const second = isJoined
    ? readOrdinal(input, isThird ? skipMark(input, other + 1, '–') : other)
    : null;
  if (!second) return false;
  return input.tokens[skipMark(input, second.next, '–')]?.meaning?.unit === 'century';
}

function years(year: number, unspecifiedDigits: EdtfDate['unspecifiedDigits']): DateNode {
  return { kind: 'fixed', value: { ...plainDate(year), unspecifiedDigits } };
}
