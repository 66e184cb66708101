/** The words of a text in its order: what each is compared by, and where it stands in UTF-16 units. */
export interface TextWords {
  readonly keys: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What a character does to the words of a text. */
const PARTS = 1;
const JOINS = 2;
const ALONE = 3;
const UNSEEN = 4;

/** Scripts that put no blanks between words, and signs that are words by themselves. */
const BY_ITSELF =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const LETTER = /[\p{L}\p{N}]/u;
const INVISIBLE = /[\p{M}\p{Cf}]/u;
const BASIC = 0x10000;

/** What is known of each character so far; most texts use few, and asking Unicode is slow. */
const classes = new Uint8Array(BASIC);
const rareClasses = new Map<number, number>();
const folds = new Uint16Array(BASIC);
const longFolds = new Map<number, readonly number[]>();

/**
 * The words of a text, in letters without case, accents and forms, so that another printing of it has
 * the same; punctuation, quotation marks and white space are no words. A word is known by a number:
 * 32 bits of FNV-1a, which two words of an article share once in about a thousand articles.
 */
export function wordsOf(text: string): TextWords {
  const keys: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let key = 0;
  let isOpen = false;
  for (let at = 0; at < text.length;) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(at) ?? code;
    const next = at + (code >= BASIC ? 2 : 1);
    const what = code < BASIC ? classes[code] || classify(code) : rareClass(code);
    if (what === UNSEEN) {
      // A mark belongs to the letter before it, also where that stands alone.
      if (isOpen || ends.at(-1) === at) ends[ends.length - 1] = next;
    } else if (what === PARTS) {
      isOpen = false;
    } else {
      if (!isOpen || what === ALONE) {
        keys.push(0);
        starts.push(at);
        ends.push(next);
        key = 0x811c9dc5;
      }
      key = hashed(key, code);
      keys[keys.length - 1] = key;
      ends[ends.length - 1] = next;
      isOpen = what === JOINS;
    }
    at = next;
  }
  return {
    keys: Int32Array.from(keys),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  };
}

function classify(code: number): number {
  const what = classOf(code);
  classes[code] = what;
  const folded = foldOf(code);
  if (folded.length === 1) folds[code] = folded[0] ?? 0;
  else longFolds.set(code, folded);
  return what;
}

function rareClass(code: number): number {
  const known = rareClasses.get(code);
  if (known !== undefined) return known;
  const what = classOf(code);
  rareClasses.set(code, what);
  longFolds.set(code, foldOf(code));
  return what;
}

function classOf(code: number): number {
  const character = String.fromCodePoint(code);
  if (INVISIBLE.test(character)) return UNSEEN;
  if (BY_ITSELF.test(character)) return ALONE;
  return LETTER.test(character) ? JOINS : PARTS;
}

function foldOf(code: number): number[] {
  const character = String.fromCodePoint(code);
  const plain = character.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return Array.from({ length: plain.length }, (_, at) => plain.charCodeAt(at));
}

function hashed(key: number, code: number): number {
  const fold = code < BASIC ? (folds[code] ?? 0) : 0;
  if (fold > 0) return Math.imul(key ^ fold, 0x01000193);
  let hash = key;
  for (const unit of longFolds.get(code) ?? []) hash = Math.imul(hash ^ unit, 0x01000193);
  return hash;
}
