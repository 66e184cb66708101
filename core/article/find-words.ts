/** A stretch of a text where the words sought stand, in UTF-16 units, half open. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** A text as it is compared: case, accents and the kind of quotation mark, dash or space make no difference. */
export interface FoldedText {
  readonly folded: string;
  /** Where in the source what a unit of `folded` stands for begins, and where it ends with its accents. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Signs that are typed in another way than they are printed. */
const TYPED_AS = new Map(
  Object.entries({
    '‘': "'", '’': "'", '‚': "'", '‛': "'", 'ʼ': "'", '´': "'", '`': "'", '′': "'",
    '“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '″': '"',
    '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-', '…': '...',
  }),
); // prettier-ignore
/** Accents, and signs that are not seen: soft hyphens, joiners, marks of direction, the Arabic stretch. */
const SILENT = /^[\p{M}\p{Cf}\u0640]$/u;

/**
 * Folds a text sign by sign, and keeps where each came from: folding changes lengths (`É` is two units
 * when it is taken apart, `…` becomes three), and what is found must be marked at its own letters.
 */
export function foldText(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const folded: string[] = [];
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const plain = plainSign(sign);
    if (plain === '' || (plain === ' ' && folded.at(-1) === ' ')) {
      // Belongs to what it stands behind.
      for (let last = ends.length - 1; ends[last] === at; last--) ends[last] = end;
    } else {
      folded.push(plain);
      for (let unit = 0; unit < plain.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { folded: folded.join(''), starts, ends };
}

function plainSign(sign: string): string {
  if (sign >= 'a' && sign <= 'z') return sign;
  if (/^\s$/u.test(sign)) return ' ';
  const typed = TYPED_AS.get(sign);
  if (typed !== undefined) return typed;
  if (SILENT.test(sign)) return '';
  // The sigma that ends a word is a sigma.
  return sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('ς', 'σ');
}

/**
 * Everywhere some words stand in a text, in its order, without overlap; none for words of blanks only.
 *
 *     findWords(foldText('Café, CAFÉ'), 'cafe') → 0–4, 6–10
 */
export function findWords({ folded, starts, ends }: FoldedText, words: string): Found[] {
  const sought = foldText(words.trim()).folded;
  if (sought === '') return [];
  const found: Found[] = [];
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at)) {
    const last = at + sought.length - 1;
    const [start, end] = [starts[at] ?? 0, ends[last] ?? 0];
    // A sign that folds to several is found whole or not at all.
    const isWhole = starts[at - 1] !== start && starts[last + 1] !== starts[last];
    if (isWhole) found.push({ start, end });
    at += isWhole ? sought.length : 1;
  }
  return found;
}
