import type { Block } from '../../core/article/block';

/** One cell of a table and where its text begins in the block's text. */
export interface Cell {
  readonly start: number;
  readonly text: string;
}

/**
 * A table's cells with their places in the block's text, row by row, so that clips and dates fall on
 * them; null for a block without rows or whose text is not its cells joined.
 */
export function cellsOf(block: Block): Cell[][] | null {
  if (!block.rows) return null;
  let at = 0;
  const rows = block.rows.map((row) =>
    row.map((text) => {
      const cell = { start: at, text };
      // A tab or a line break parts each cell from the next.
      at += text.length + 1;
      return cell;
    }),
  );
  const joined = block.rows.map((row) => row.join('\t')).join('\n');
  return joined === block.text ? rows : null;
}
