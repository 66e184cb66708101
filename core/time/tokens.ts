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

const APOSTROPHES = new Set(["'", '‘', '’', 'ʼ']);
const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);

/** What a character is in a text: part of a word, of a number, space, or a mark of its own. */
type Kind = 0 | 1 | 2 | 3 | 4;
const LETTER: Kind = 1;
const COMBINING: Kind = 2;
const SPACE: Kind = 3;
const OTHER: Kind = 4;

/** The kinds of the characters met so far, by code unit; 0 is not met. Kept: alphabets are small. */
const KINDS = new Uint8Array(65_536);

/** Cuts a text into tokens and looks each word up; one pass, by code units for speed. */
export function tokensOf(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let isSpaced = true;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) {
      isSpaced = true;
      at += 1;
      continue;
    }
    const start = at;
    if (code >= 48 && code <= 57) {
      do at += 1;
      while (at < length && isDigit(text.charCodeAt(at)));
      const digits = text.slice(start, at);
      tokens.push(tokenOf('number', digits, start, at, isSpaced, false, Number(digits), undefined));
      isSpaced = false;
      continue;
    }
    const size = code >= 0xd800 && code <= 0xdbff && at + 1 < length ? 2 : 1;
    const kind = size === 1 ? kindOf(code) : kindOfText(text.slice(at, at + 2));
    if (kind === SPACE) {
      isSpaced = true;
      at += 1;
      continue;
    }
    at += size;
    if (kind === LETTER) {
      at = endOfWord(text, at);
      const word = text.slice(start, at);
      const lower = word.toLowerCase();
      const isCapital = lower.charCodeAt(0) !== code;
      const meaning = vocabulary.words.get(lower);
      tokens.push(tokenOf('word', lower, start, at, isSpaced, isCapital, NaN, meaning));
    } else {
      const sign = text.slice(start, at);
      const mark = APOSTROPHES.has(sign) ? '’' : DASHES.has(sign) ? '–' : sign;
      tokens.push(tokenOf('mark', mark, start, at, isSpaced, false, NaN, undefined));
    }
    isSpaced = false;
  }
  return tokens;
}

/** One shape for all tokens, which the engine reads fastest. */
function tokenOf(
  kind: Token['kind'],
  text: string,
  start: number,
  end: number,
  isSpaced: boolean,
  isCapital: boolean,
  value: number,
  meaning: Meaning | undefined,
): Token {
  return { kind, text, start, end, isSpaced, isCapital, value, meaning };
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) {
      at += 1;
      continue;
    }
    if (code < 128) return at;
    const size = code >= 0xd800 && code <= 0xdbff ? 2 : 1;
    const kind = size === 1 ? kindOf(code) : kindOfText(text.slice(at, at + 2));
    if (kind !== LETTER && kind !== COMBINING) return at;
    at += size;
  }
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function kindOf(code: number): Kind {
  const known = KINDS[code] as Kind;
  if (known !== 0) return known;
  const kind = kindOfText(String.fromCharCode(code));
  KINDS[code] = kind;
  return kind;
}

function kindOfText(character: string): Kind {
  if (/^\p{L}/u.test(character)) return LETTER;
  if (/^\p{M}/u.test(character)) return COMBINING;
  return /^\s/u.test(character) ? SPACE : OTHER;
}
