import type { Meaning, Vocabulary } from './language/compile-vocabulary';

/** A run of letters, a run of digits, or one other character; positions in UTF-16 units. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** Lower case, with every apostrophe as ’ and every dash between numbers as –. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space or the text's beginning stands before it. */
  readonly isSpaced: boolean;
  readonly isCapital: boolean;
  /** A number's value; NaN on other tokens. */
  readonly value: number;
  readonly meaning: Meaning | undefined;
}

const TOKEN = /(\p{L}[\p{L}\p{M}]*)|(\d+)|([^\s\p{L}\d])/gu;
const APOSTROPHES = new Set(["'", '‘', '’', 'ʼ']);
const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);

/** Cuts a text into tokens and looks each word up; one pass, no copy of the text. */
export function tokensOf(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, word, number] = match;
    const start = match.index;
    const isSpaced = start !== last;
    last = start + whole.length;
    if (word !== undefined) {
      const lower = word.toLowerCase();
      const meaning = vocabulary.words.get(lower);
      const isCapital = lower.charCodeAt(0) !== word.charCodeAt(0);
      tokens.push({
        kind: 'word',
        text: lower,
        start,
        end: last,
        isSpaced,
        isCapital,
        value: NaN,
        meaning,
      });
    } else if (number !== undefined) {
      const value = Number(number);
      tokens.push({
        kind: 'number',
        text: number,
        start,
        end: last,
        isSpaced,
        isCapital: false,
        value,
        meaning: undefined,
      });
    } else {
      const mark = APOSTROPHES.has(whole) ? '’' : DASHES.has(whole) ? '–' : whole;
      tokens.push({
        kind: 'mark',
        text: mark,
        start,
        end: last,
        isSpaced,
        isCapital: false,
        value: NaN,
        meaning: undefined,
      });
    }
  }
  return tokens;
}
