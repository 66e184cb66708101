import type { Block } from '../../core/article/block';

/** A list's item with the sign that stands before it: `•`, or `3.` in a numbered list. */
export interface ListItem {
  readonly block: Block;
  readonly sign: string;
}

/** What a reader draws as one thing: a block by itself, the items of one list, or what was left out between. */
export type Segment =
  | { readonly kind: 'block'; readonly id: string; readonly block: Block }
  | { readonly kind: 'list'; readonly id: string; readonly items: readonly ListItem[] }
  | { readonly kind: 'left-out'; readonly id: string; readonly blocks: readonly Block[] };

/**
 * Gathers neighbouring items into lists and numbers them by depth; a deeper list starts anew each
 * time it opens. Blocks that are among `leftOut` stand together at their place, as given there.
 */
export function segmentsOf(blocks: readonly Block[], leftOut: readonly Block[] = []): Segment[] {
  const segments: Segment[] = [];
  const leftOutById = new Map(leftOut.map((block) => [block.id, block]));
  let gone: Block[] | null = null;
  let items: ListItem[] | null = null;
  let counts: number[] = [];
  for (const block of blocks) {
    const goneBlock = leftOutById.get(block.id);
    if (goneBlock) {
      if (!gone) {
        gone = [];
        segments.push({ kind: 'left-out', id: `left-out ${block.id}`, blocks: gone });
      }
      gone.push(goneBlock);
      items = null;
      continue;
    }
    gone = null;
    if (block.kind !== 'item') {
      items = null;
      segments.push({ kind: 'block', id: block.id, block });
      continue;
    }
    if (!items) {
      items = [];
      counts = [];
      segments.push({ kind: 'list', id: block.id, items });
    }
    const depth = block.depth ?? 0;
    counts = counts.slice(0, depth + 1);
    // Bullets between numbers begin the numbering anew.
    counts[depth] = block.ordered ? (counts[depth] ?? 0) + 1 : 0;
    items.push({ block, sign: block.ordered ? `${counts[depth]}.` : '•' });
  }
  return segments;
}
