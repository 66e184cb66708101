import { lettersOf } from './fold';
import type { StructuredArticle } from './structured-data';
import type { TreeBlock } from './tree-blocks';

/** Which blocks of a page its own structured data call the article's body. */
export interface StatedBody {
  readonly blocks: ReadonlySet<TreeBlock>;
  /** Whether the statement goes to the end of the text, so that what follows its last block is none of it. */
  readonly whole: boolean;
}

const SHORTEST_BODY = 250; // letters; anything shorter is a summary
const LONGEST_BODY = 300_000; // letters; every block is looked for in it
const SHORTEST_BLOCK = 12; // letters of a block that can be found in a text by more than chance
const FOUND = 0.75; // of a stated body must stand in the page's blocks, else it is another text

/**
 * Finds the blocks that structured data state as `articleBody`. Only letters and digits are compared:
 * the statement has lost its markup, its line breaks and often its punctuation. Null where there is
 * no such statement or the page's blocks do not bear it out.
 */
export function statedBody(
  blocks: readonly TreeBlock[],
  structured: readonly StructuredArticle[],
): StatedBody | null {
  const stated = structured
    .map(({ body }) => (body === null ? '' : lettersOf(body.replace(/<[^<>]{1,2000}>/gu, ' '))))
    .find((body) => body.length >= SHORTEST_BODY)
    ?.slice(0, LONGEST_BODY);
  if (stated === undefined) return null;
  const found = new Set<TreeBlock>();
  let length = 0;
  let end = 0;
  for (const block of blocks) {
    const text = lettersOf(block.text);
    if (text.length < SHORTEST_BLOCK) continue;
    // From where the last block ended: a repeated line is found in its own place.
    let at = stated.indexOf(text, end);
    if (at < 0 && text.length > 80) at = stated.indexOf(text);
    if (at < 0) continue;
    found.add(block);
    length += text.length;
    end = Math.max(end, Math.min(at + text.length, end + 20_000));
  }
  if (length < stated.length * FOUND) return null;
  return { blocks: found, whole: end >= stated.length - 40 };
}
