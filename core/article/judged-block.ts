import type { RemovalReason } from './block';
import type { TreeBlock } from './tree-blocks';

/** What the page's statements say, to know their lines by. */
export interface KnownLines {
  readonly title: string | null;
  readonly byline: string | null;
  readonly section: string | null;
  /** The registrable domain of the page's own address. */
  readonly site: string | null;
  /** What the page's head says the article is about: often its own standfirst. */
  readonly descriptions: readonly string[];
}

/** A block with its judgement; null: part of the article. */
export interface JudgedBlock {
  readonly block: TreeBlock;
  reason: RemovalReason | null;
}
