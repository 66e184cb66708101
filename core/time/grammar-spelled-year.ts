import type { Match } from './expression-node';
import { hasRole, skipMark, type ReadingInput } from './reading-input';

/**
 * A year in words: `nineteen eighty-six`, `twenty twenty-one`, `eighteen hundred and forty-two`, `two
 * thousand and fifteen`. Null for other numbers; whether it is a year is the licence's to say.
 */
export function readSpelledYear(input: ReadingInput, at: number): Match<number> | null {
  const first = input.tokens[at]?.meaning?.number;
  if (first === undefined) return null;
  if (hasRole(input, at + 1, 'thousand'))
    return first === 2 ? rest(input, at + 2, 2000, 2000) : null;
  if (first < 11 || first > 20) return null;
  if (hasRole(input, at + 1, 'hundred')) return rest(input, at + 2, first * 100, null);
  return rest(input, skipMark(input, at + 1, '–'), first * 100, null);
}

/** The two last digits in words, after `and` if it stands there; `alone` is the year without them. */
function rest(
  input: ReadingInput,
  at: number,
  hundreds: number,
  alone: number | null,
): Match<number> | null {
  const inner = hasRole(input, at, 'and') ? at + 1 : at;
  const tens = input.tokens[inner]?.meaning?.number;
  const isRound = input.tokens[inner]?.meaning?.roles?.has('a') === true && tens === 1;
  if (tens === undefined || isRound || tens > 99 || (alone === null && tens < 10)) {
    return alone === null ? null : { node: alone, next: at };
  }
  const dash = skipMark(input, inner + 1, '–');
  const ones = tens >= 20 ? input.tokens[dash]?.meaning?.number : undefined;
  if (ones !== undefined && ones > 0 && ones < 10) {
    return { node: hundreds + tens + ones, next: dash + 1 };
  }
  return { node: hundreds + tens, next: inner + 1 };
}
