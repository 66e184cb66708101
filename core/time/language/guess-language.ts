import type { Vocabulary } from './compile-vocabulary';

/** So much of a text, in characters, tells its language. */
const SAMPLE = 4_000;

/**
 * The vocabulary whose commonest words a text is full of; the first where none stands out, so that a
 * few foreign words change nothing.
 */
export function guessVocabulary(
  text: string,
  vocabularies: readonly Vocabulary[],
): Vocabulary | null {
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const counts = vocabularies.map(({ table }) => {
    const common = new Set(table.commonWords);
    return words.filter((word) => common.has(word)).length;
  });
  const most = Math.max(0, ...counts);
  const [first] = vocabularies;
  if (first === undefined || most < 2 * (counts[0] ?? 0) + 2) return first ?? null;
  return vocabularies[counts.indexOf(most)] ?? first;
}
