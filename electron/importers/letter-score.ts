import { ALPHABETS, type Alphabet, MAC } from './alphabets';

/** How well a decoded text reads in the language that fits it best. */
export interface LetterScore {
  /** From 1 (every letter is a frequent one of the language) down to about -3 (none belongs there). */
  readonly score: number;
  /** How many characters beyond ASCII that rests on. */
  readonly weight: number;
  readonly languages: readonly string[];
}

const SIGNS = new Set('\u00a0«»„“”‘’‚‹›–—…•§©®°№€£™·¿¡\u200e\u200f،؛؟');
const UNLIKELY = 0.25; // of 1: what one letter of a short text says for an encoding of few files
const LETTER = /\p{L}|\p{M}/u;
const ENOUGH = 1_000; // characters beyond ASCII; more of them say the same

/** A text that has nothing beyond ASCII reads alike in every language. */
const NOTHING: LetterScore = { score: 0, weight: 0, languages: [] };

/**
 * How likely it is that a text was decoded rightly from a single-byte encoding: its letters belong to
 * one language, frequent ones are frequent, capitals stand where capitals stand, and no sign stands
 * amid a word. What a wrong encoding makes of letters fails at one of these within a few words.
 */
export function letterScore(text: string, encoding: string): LetterScore {
  const foreign = foreignCharacters(text);
  if (foreign.length === 0) return NOTHING;
  let best = NOTHING;
  for (const alphabet of ALPHABETS) {
    const rank = alphabet.encodings.indexOf(encoding);
    if (rank < 0) continue;
    const sum = foreign.reduce((total, at) => total + fit(text, at, alphabet), 0);
    const score = sum / foreign.length - 0.02 * rank - (encoding === MAC ? UNLIKELY : 0);
    if (best === NOTHING || score > best.score) {
      best = { score, weight: foreign.length, languages: alphabet.languages };
    }
  }
  return best;
}

function foreignCharacters(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length && found.length < ENOUGH; at++) {
    if (text.charCodeAt(at) > 0x7f) found.push(at);
  }
  return found;
}

function fit(text: string, at: number, { letters, ownScript }: Alphabet): number {
  const character = text.charAt(at);
  const code = text.charCodeAt(at);
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) return -6;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (!LETTER.test(character)) {
    const isInWord = LETTER.test(before) && LETTER.test(after);
    if (SIGNS.has(character)) return isInWord && !/[’\u00a0·–—]/u.test(character) ? -2 : 0.5;
    return isInWord ? -3 : LETTER.test(before) || LETTER.test(after) ? -2 : -1;
  }
  const small = character.toLowerCase();
  const rank = letters.indexOf(small);
  if (rank < 0) return -2.5;
  const frequent = 1 - (0.8 * rank) / letters.length;
  // A small letter before a capital, or a letter of another script beside it, is no spelling.
  const isCapital = small !== character;
  const breaksCase = isCapital ? /\p{Ll}/u.test(before) : /\p{Lu}/u.test(after);
  const isStrange = breaksCase || (ownScript === true && /[a-z]/iu.test(before + after));
  return isStrange ? -2 : isCapital ? frequent * 0.7 : frequent;
}
