import iconv from 'iconv-lite';
import { ALPHABETS } from './alphabets';
import { MULTI_BYTE, characterScore } from './character-score';
import { letterScore } from './letter-score';

/** What is known of a text besides its bytes. */
export interface EncodingHints {
  /** What the source says of itself, known to iconv and not UTF-8; null where it says nothing. */
  readonly declared: string | null;
  /** The language that the source says it is in, as BCP 47. */
  readonly language: string | null;
}

// A declaration is right far more often than it is wrong: it is worth what half of the letters say.
const DECLARED = 0.5;
const LANGUAGE = 0.35;
const OTHER_LANGUAGE = -0.15;

/** Letters that fit so well bear a declaration out: nothing else is tried, which costs ten times as much. */
const PLAIN = 0.55;

/** What most files are in that say nothing of it; worth less than a letter of a short text. */
const USUAL = { encoding: 'windows-1252', worth: 0.1 };

/** An encoding and how likely it is to be the right one, from about 1.5 down. */
export interface RankedEncoding {
  readonly encoding: string;
  readonly score: number;
}

const SINGLE_BYTE = [...new Set(ALPHABETS.flatMap(({ encodings }) => encodings))];

/**
 * Encodings other than Unicode's in which some bytes may be written, the likeliest first. Letters and
 * characters are judged by how the languages of each encoding use them; few of them weigh less
 * against what the source says of itself.
 *
 * @param sample bytes without markup
 */
export function rankEncodings(sample: Buffer, hints: EncodingHints): RankedEncoding[] {
  if (hints.declared !== null) {
    const declared = { encoding: hints.declared, score: scoreOf(sample, hints.declared, hints) };
    if (declared.score > PLAIN + DECLARED) return [declared];
  }
  const candidates = new Set([...SINGLE_BYTE, ...MULTI_BYTE]);
  if (hints.declared !== null) candidates.add(hints.declared);
  const ranked = [...candidates].map((encoding) => ({
    encoding,
    score: scoreOf(sample, encoding, hints),
  }));
  return ranked.sort((a, b) => b.score - a.score);
}

function scoreOf(sample: Buffer, encoding: string, { declared, language }: EncodingHints): number {
  const { score, weight, languages } =
    characterScore(sample, encoding) ?? letterScore(iconv.decode(sample, encoding), encoding);
  const primary = language?.toLowerCase().split('-')[0];
  const speaks = primary !== undefined && languages.includes(primary);
  return (
    (score * weight) / (weight + 1) +
    (encoding === declared ? DECLARED : 0) +
    (declared === null && encoding === USUAL.encoding ? USUAL.worth : 0) +
    (primary === undefined ? 0 : speaks ? LANGUAGE : OTHER_LANGUAGE)
  );
}
