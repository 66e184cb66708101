import { fold } from '../../core/library/search-fold';
import type { Tag } from '../../core/library/records';
import { leafOf, parentOf, sameName } from '../../core/library/tag-names';
import { byWords } from './in-order';

/** A tag in its place among the others, or a name that only has tags nested in it. */
export interface TagNode {
  /** Its name, folded. */
  readonly key: string;
  readonly name: string;
  readonly leaf: string;
  /** 1 for those nested in nothing. */
  readonly level: number;
  /** More than one where two computers made one of the same name; none where only others nest in it. */
  readonly tags: readonly Tag[];
  readonly children: readonly TagNode[];
}

interface Growing extends TagNode {
  readonly tags: Tag[];
  readonly children: Growing[];
}

/** The tags as a tree by the `/` in their names, each level in the order of names. */
export function tagTree(tags: readonly Tag[]): readonly TagNode[] {
  const roots: Growing[] = [];
  const nodes = new Map<string, Growing>();
  const nodeOf = (name: string): Growing => {
    const key = sameName(name);
    const known = nodes.get(key);
    if (known) return known;
    const outer = parentOf(name);
    const parent = outer === null ? null : nodeOf(outer);
    const level = (parent?.level ?? 0) + 1;
    const node: Growing = { key, name, leaf: leafOf(name), level, tags: [], children: [] };
    nodes.set(key, node);
    (parent?.children ?? roots).push(node);
    return node;
  };
  for (const tag of tags) nodeOf(tag.name).tags.push(tag);
  const sort = (level: Growing[]): void => {
    level.sort((a, b) => byWords(a.leaf, b.leaf) || byWords(a.key, b.key));
    for (const { children } of level) sort(children);
  };
  sort(roots);
  return roots;
}

/** The rows of a tree from the top: without what is folded, or with all above a name that fits words. */
export function treeRows(
  roots: readonly TagNode[],
  folded: ReadonlySet<string>,
  words: string,
): readonly TagNode[] {
  const asked = fold(words.trim());
  const rows: TagNode[] = [];
  const fits = (node: TagNode): boolean =>
    asked === '' || fold(node.name).includes(asked) || node.children.some(fits);
  const walk = (level: readonly TagNode[]): void => {
    for (const node of level) {
      if (!fits(node)) continue;
      rows.push(node);
      if (asked !== '' || !folded.has(node.key)) walk(node.children);
    }
  };
  walk(roots);
  return rows;
}

/** The node of a name, folded, or undefined. */
export function nodeAt(roots: readonly TagNode[], key: string | null): TagNode | undefined {
  for (const node of roots) {
    if (node.key === key) return node;
    const inner = key?.startsWith(`${node.key}/`) ? nodeAt(node.children, key) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
