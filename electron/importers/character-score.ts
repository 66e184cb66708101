/** How well bytes read as text of an encoding whose characters take several bytes. */
export interface CharacterScore {
  /** From 1 (characters that its language uses all the time) down to about -3. */
  readonly score: number;
  readonly weight: number;
  readonly languages: readonly string[];
}

/** One character of a multi-byte text: how many bytes it takes and what kind it is. */
type Step = readonly [length: number, kind: Kind];
type Kind = 'kana' | 'hangul' | 'frequent' | 'rare' | 'sign' | 'odd' | 'broken';

const ENOUGH = 4_000; // characters; more of them say the same

const within = (byte: number, low: number, high: number) => byte >= low && byte <= high;
const highHalf = (byte: number) => within(byte, 0xa1, 0xfe);

// Where a standard puts its frequent characters: the first level of each table. Rows of JIS X 0208,
// KS X 1001, GB 2312 and Big5, by lead byte.
const WALKS: Readonly<
  Record<string, { languages: readonly string[]; step: (a: number, b: number, c: number) => Step }>
> = {
  shift_jis: {
    languages: ['ja'],
    step: (a, b) => {
      if (within(a, 0xa1, 0xdf)) return [1, 'odd'];
      const isLead = within(a, 0x81, 0x9f) || within(a, 0xe0, 0xfc);
      if (!isLead || !(within(b, 0x40, 0xfc) && b !== 0x7f)) return [1, 'broken'];
      if ((a === 0x82 && b >= 0x9f) || (a === 0x83 && b <= 0x96)) return [2, 'kana'];
      if (a === 0x81 || a === 0x82) return [2, 'sign'];
      if (within(a, 0x88, 0x98)) return [2, 'frequent'];
      return [2, within(a, 0x99, 0x9f) || within(a, 0xe0, 0xea) ? 'rare' : 'odd'];
    },
  },
  'euc-jp': {
    languages: ['ja'],
    step: (a, b, c) => {
      if (a === 0x8e && within(b, 0xa1, 0xdf)) return [2, 'odd'];
      if (a === 0x8f && highHalf(b) && highHalf(c)) return [3, 'rare'];
      if (!highHalf(a) || !highHalf(b)) return [1, 'broken'];
      if (a === 0xa4 || a === 0xa5) return [2, 'kana'];
      if (a <= 0xa3) return [2, 'sign'];
      return [2, within(a, 0xb0, 0xcf) ? 'frequent' : within(a, 0xd0, 0xf4) ? 'rare' : 'odd'];
    },
  },
  'euc-kr': {
    languages: ['ko'],
    step: (a, b) => {
      if (!within(a, 0x81, 0xfe) || !(within(b, 0x41, 0x5a) || within(b, 0x61, 0x7a) || b >= 0x81))
        return [1, 'broken'];
      if (a < 0xa1 || b < 0xa1) return [2, 'rare'];
      if (within(a, 0xb0, 0xc8)) return [2, 'hangul'];
      return [2, within(a, 0xca, 0xfd) ? 'rare' : a <= 0xa3 ? 'sign' : 'odd'];
    },
  },
  gb18030: {
    languages: ['zh'],
    step: (a, b) => {
      if (!within(a, 0x81, 0xfe)) return [1, 'broken'];
      if (within(b, 0x30, 0x39)) return [4, 'odd'];
      if (!within(b, 0x40, 0xfe) || b === 0x7f) return [1, 'broken'];
      if (b < 0xa1 || a < 0xa1) return [2, 'rare'];
      if (a === 0xa4 || a === 0xa5) return [2, 'odd'];
      if (a <= 0xa3) return [2, 'sign'];
      return [2, within(a, 0xb0, 0xd7) ? 'frequent' : within(a, 0xd8, 0xf7) ? 'rare' : 'odd'];
    },
  },
  big5: {
    languages: ['zh'],
    step: (a, b) => {
      if (!within(a, 0x81, 0xfe) || !(within(b, 0x40, 0x7e) || highHalf(b))) return [1, 'broken'];
      if (within(a, 0xa1, 0xa3)) return [2, 'sign'];
      return [2, within(a, 0xa4, 0xc6) ? 'frequent' : within(a, 0xc9, 0xf9) ? 'rare' : 'odd'];
    },
  },
};

const WORTH: Readonly<Record<Kind, number>> = {
  kana: 1,
  hangul: 1,
  frequent: 0.85,
  rare: -0.6,
  sign: 0.3,
  odd: -1.5,
  broken: -6,
};

/**
 * What a character is, given its neighbours: in text of its language it seldom stands alone, and
 * between two Latin letters stands a letter, no character.
 */
function besideOthers(bytes: Buffer, at: number, length: number, kind: Kind): Kind {
  const before = bytes[at - 1] ?? 0;
  const after = bytes[at + length] ?? 0;
  if (before >= 0x80 || after >= 0x80) return kind;
  const isLatin = (byte: number) => within(byte | 0x20, 0x61, 0x7a);
  return isLatin(before) && isLatin(after) ? 'odd' : 'rare';
}

/** The encodings that are known here. */
export const MULTI_BYTE: readonly string[] = Object.keys(WALKS);

/**
 * How likely it is that bytes are text of a multi-byte encoding: every character is complete, and most
 * are of those that its standard lists as frequent. Japanese has kana amid its characters, and no
 * other language has.
 */
export function characterScore(bytes: Buffer, encoding: string): CharacterScore | null {
  const walk = WALKS[encoding];
  if (!walk) return null;
  const counts: Record<Kind, number> = {
    kana: 0, hangul: 0, frequent: 0, rare: 0, sign: 0, odd: 0, broken: 0,
  }; // prettier-ignore
  let weight = 0;
  for (let at = 0; at < bytes.length && weight < ENOUGH;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const [length, kind] = walk.step(byte, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    counts[kind === 'broken' || kind === 'sign' ? kind : besideOthers(bytes, at, length, kind)]++;
    weight++;
    at += length;
  }
  if (weight === 0) return { score: 0, weight, languages: walk.languages };
  const kinds = Object.entries(counts) as [Kind, number][];
  const sum = kinds.reduce((total, [kind, number]) => total + WORTH[kind] * number, 0);
  const ideographs = counts.frequent + counts.rare;
  const lacksKana =
    walk.languages.includes('ja') && ideographs > 3 && counts.kana < ideographs / 20;
  return { score: sum / weight - (lacksKana ? 0.8 : 0), weight, languages: walk.languages };
}
