import type { Block } from './block';

/** A heading in an article's outline. */
export interface OutlineEntry {
  readonly blockId: string;
  readonly text: string;
  /** From 0, without gaps: what follows a heading directly is one deeper at most. */
  readonly depth: number;
  /** The blocks of its section among those given, half open, with the sections inside it. */
  readonly from: number;
  readonly to: number;
}

/** A figure or table, by its caption or what else says what it shows. */
export interface Exhibit {
  readonly blockId: string;
  readonly kind: 'figure' | 'table';
  readonly text: string;
}

/**
 * The headings of an article's blocks with their sections. Pages skip levels and begin at any; the
 * depth is that among the headings that are there.
 */
export function outlineOf(blocks: readonly Block[]): OutlineEntry[] {
  const open: { readonly level: number; readonly entry: OutlineEntry & { to: number } }[] = [];
  const entries: OutlineEntry[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading' || block.text.trim() === '') continue;
    const level = block.level ?? 2;
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      last.entry.to = index;
      open.pop();
    }
    const { id: blockId, text } = block;
    const entry = { blockId, text, depth: open.length, from: index, to: blocks.length };
    open.push({ level, entry });
    entries.push(entry);
  }
  return entries;
}

/** The figures and tables of an article, in its order. */
export function exhibitsOf(blocks: readonly Block[]): Exhibit[] {
  return blocks.flatMap((block): Exhibit[] => {
    const { id: blockId, kind } = block;
    if (kind === 'figure') {
      return [{ blockId, kind, text: block.text || block.image?.alt || 'Picture' }];
    }
    if (kind !== 'table') return [];
    const [head = []] = block.rows ?? [];
    const words = head.filter((cell) => cell.trim() !== '').join(' · ');
    return [{ blockId, kind, text: words || block.text.slice(0, 80) || 'Table' }];
  });
}
