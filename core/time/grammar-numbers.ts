import type { Match } from './expression-node';
import { readSpelledYear } from './grammar-spelled-year';
import { hasRole, isGlued, skipMark, skipRole, type ReadingInput } from './reading-input';

/** A cardinal in digits or words, `two`, `25`, `twenty-five`. */
export function readNumber(input: ReadingInput, at: number): Match<number> | null {
  const token = input.tokens[at];
  if (token?.kind === 'number') return { node: token.value, next: at + 1 };
  const first = token?.meaning?.number;
  if (first === undefined) return null;
  if (first >= 20 && first <= 90) {
    const inner = skipMark(input, at + 1, '–');
    const ones = input.tokens[inner]?.meaning?.number;
    if (ones !== undefined && ones < 10) return { node: first + ones, next: inner + 1 };
  }
  return { node: first, next: at + 1 };
}

/** `3rd`, `third`, `twenty-first`. */
export function readOrdinal(input: ReadingInput, at: number): Match<number> | null {
  const token = input.tokens[at];
  if (!token) return null;
  if (token.kind === 'number') {
    const suffix = input.tokens[at + 1];
    if (suffix === undefined || suffix.isSpaced) return null;
    if (suffix.text === '.' && input.vocabulary.table.hasOrdinalDot && token.text.length <= 3) {
      return { node: token.value, next: at + 2 };
    }
    if (suffix.meaning?.isOrdinalSuffix !== true) return null;
    // `2d of May`, `3d`: the short suffix of older print, on these alone.
    if (suffix.text === 'd' && token.value % 10 !== 2 && token.value % 10 !== 3) return null;
    return { node: token.value, next: at + 2 };
  }
  const tens = token.meaning?.number;
  if (tens !== undefined && tens >= 20 && tens <= 90) {
    const inner = skipMark(input, at + 1, '–');
    const ones = input.tokens[inner]?.meaning?.ordinal;
    if (ones !== undefined && ones < 10) return { node: tens + ones, next: inner + 1 };
  }
  const ordinal = token.meaning?.ordinal;
  return ordinal === undefined ? null : { node: ordinal, next: at + 1 };
}

/** A day of the month: one or two digits with or without their suffix, or an ordinal word. */
export function readDay(input: ReadingInput, at: number): Match<number> | null {
  const ordinal = readOrdinal(input, at);
  if (ordinal) return ordinal.node >= 1 && ordinal.node <= 31 ? ordinal : null;
  const token = input.tokens[at];
  if (token?.kind !== 'number' || token.text.length > 2) return null;
  return token.value >= 1 && token.value <= 31 ? { node: token.value, next: at + 1 } : null;
}

/**
 * A year that says so itself or stands where only a year can: four digits, `44 BC`, `AD 79`, `’98`.
 * Astronomical: 44 BC is -43.
 */
export function readYear(input: ReadingInput, at: number): Match<number> | null {
  const token = input.tokens[at];
  if (!token) return null;
  const era = token.kind === 'word' ? readEra(input, at) : null;
  if (era) {
    const number = input.tokens[era.next];
    const isYear =
      era.node === 'ad' && number?.kind === 'number' && (number.text.length <= 4 || input.isEntry);
    return isYear ? { node: number.value, next: era.next + 1 } : null;
  }
  if (token.text === '’') {
    const number = input.tokens[at + 1];
    if (number?.kind !== 'number' || number.text.length !== 2 || number.isSpaced) return null;
    if (isDecadeEnding(input, at + 2)) return null;
    return { node: number.value + (number.value < 40 ? 2000 : 1900), next: at + 2 };
  }
  if (token.kind !== 'number') return readSpelledYear(input, at);
  const after = readEra(input, at + 1);
  if (after) return { node: after.node === 'bc' ? 1 - token.value : token.value, next: after.next };
  if (token.text.length !== 4 || token.value < 1000) return null;
  if (token.value > 2999 && !input.isEntry) return null;
  const glued = input.tokens[at + 1];
  const isDecade = token.value % 10 === 0 && isDecadeEnding(input, at + 1);
  if (glued && !glued.isSpaced && (glued.kind === 'word' || isDecade)) return null;
  if (isThousandsOrDecimal(input, at)) return null;
  return { node: token.value, next: at + 1 };
}

/** `BC`, `B.C.`, `AD` and their kin after a number. */
export function readEra(input: ReadingInput, at: number): Match<'bc' | 'ad'> | null {
  if (hasRole(input, at, 'bc')) return { node: 'bc', next: at + 1 };
  if (hasRole(input, at, 'ad')) return { node: 'ad', next: at + 1 };
  const dotted = readDotted(input, at);
  if (!dotted) return null;
  const roles = input.vocabulary.words.get(dotted.node)?.roles;
  if (roles?.has('bc')) return { node: 'bc', next: dotted.next };
  return roles?.has('ad') ? { node: 'ad', next: dotted.next } : null;
}

/** Two or three letters with full stops, `p.m.`, as one word without them. */
export function readDotted(input: ReadingInput, at: number): Match<string> | null {
  let letters = '';
  let next = at;
  const { hasSpacedDots } = input.vocabulary.table;
  while (letters.length < 3) {
    const token = input.tokens[next];
    const longest = hasSpacedDots && letters !== '' ? 3 : 1;
    if (token?.kind !== 'word' || token.text.length > longest) break;
    if (letters !== '' && token.isSpaced && !hasSpacedDots) break;
    if (input.tokens[next + 1]?.text !== '.' || !isGlued(input, next + 1)) break;
    letters += token.text;
    next += 2;
  }
  return letters.length < 2 ? null : { node: letters, next };
}

/** The number of a decade and what follows: the `s` of `1990s`, `1990’s`. */
export function isDecadeEnding(input: ReadingInput, at: number): boolean {
  const inner = skipMark(input, at, '’');
  const ending = input.tokens[inner]?.text ?? '';
  const isEnding = input.vocabulary.table.decadeEndings.includes(ending);
  return isEnding && isGlued(input, at) && isGlued(input, inner);
}

/** Skips `the`, for dates that may carry one. */
export function skipThe(input: ReadingInput, at: number): number {
  return skipRole(input, at, 'the');
}

function isThousandsOrDecimal(input: ReadingInput, at: number): boolean {
  const mark = input.tokens[at + 1];
  const digits = input.tokens[at + 2];
  if (mark && digits?.kind === 'number' && !mark.isSpaced && !digits.isSpaced) {
    if (mark.text === ',' || mark.text === '.') return true;
  }
  const before = input.tokens[at - 1];
  if (!before || input.tokens[at]?.isSpaced !== false) return false;
  return (
    before.text === ',' ||
    (before.text === '.' && !hasRole(input, at - 2, 'about')) ||
    before.text === '$' ||
    before.text === '£' ||
    before.text === '€' ||
    before.text === '#'
  );
}
