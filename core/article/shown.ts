import type { Block } from './block';

/** What an article's record says of its blocks, over the reader's own decisions. */
interface Decisions {
  readonly removedBlocks: readonly string[];
  readonly restoredBlocks: readonly string[];
}

/** Whether a block is part of the article: the user's word first, then the reader's. */
function isShown(block: Block, article: Decisions): boolean {
  if (article.removedBlocks.includes(block.id)) return false;
  return block.reason === undefined || article.restoredBlocks.includes(block.id);
}

/** The blocks that are part of the article, in source order. */
export function shownBlocks(article: Decisions, blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => isShown(block, article));
}

/** The blocks left out, in source order, each with its reason. */
export function leftOutBlocks(article: Decisions, blocks: readonly Block[]): Block[] {
  return blocks
    .filter((block) => !isShown(block, article))
    .map((block) => ({ ...block, reason: block.reason ?? 'by-hand' }));
}
