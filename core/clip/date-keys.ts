/** A date expression in one block of an article, as `findArticleDates` finds it. */
interface PlacedExpression {
  readonly block: string;
  readonly start: number;
  readonly end: number;
}

/** So many words on either side know an expression again, as a reader would. */
const AROUND = 6;

/**
 * A key for each date expression by its own words and those around it in its paragraph, never by
 * position: dismissing or correcting a reading is remembered by it, and holds when the article is
 * read again, cleaned otherwise or moved. Case, spaces and quotation marks do not count; of several
 * that are the same to the word, each has its number.
 *
 * @returns keys in the order of the expressions
 */
export function dateKeys(
  blocks: readonly { readonly id: string; readonly text: string }[],
  expressions: readonly PlacedExpression[],
): string[] {
  const textOf = new Map(blocks.map(({ id, text }) => [id, text]));
  const seen = new Map<string, number>();
  return expressions.map(({ block, start, end }) => {
    const text = textOf.get(block) ?? '';
    const before = wordsOf(text.slice(0, start)).slice(-AROUND);
    const after = wordsOf(text.slice(end)).slice(0, AROUND);
    const own = wordsOf(text.slice(start, end));
    const key = [before, own, after].map((words) => words.join(' ')).join('|');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}|${count}`;
  });
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
