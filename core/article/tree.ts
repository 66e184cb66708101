/**
 * The little of an HTML tree that reading an article needs. The importer makes it from whatever
 * parser it uses, so that nothing in the core knows a DOM.
 */
export interface TreeText {
  readonly text: string;
}

export interface TreeElement {
  /** Local name in lower case. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly TreeNode[];
  readonly parent: TreeElement | null;
}

export type TreeNode = TreeText | TreeElement;

/** A tree deeper than this must be flattened by who makes it: the core walks it by recursion. */
export const DEEPEST_TREE = 256;

export function isElement(node: TreeNode): node is TreeElement {
  return 'tag' in node;
}

/** An attribute's value without white space around it; empty where it is missing. */
export function attribute(element: TreeElement, name: string): string {
  return element.attributes.get(name)?.trim() ?? '';
}

/** Every element under a root in document order, the root first. */
export function elementsUnder(root: TreeElement): TreeElement[] {
  const found: TreeElement[] = [];
  const open: TreeElement[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    found.push(element);
    for (let index = element.children.length - 1; index >= 0; index--) {
      const child = element.children[index];
      if (child !== undefined && isElement(child)) open.push(child);
    }
  }
  return found;
}

/** Elements that change how words look and never stand apart from the words beside them. */
const FORMATTING = new Set(
  'b i em strong mark u s del ins sub sup small q cite code kbd var abbr dfn font wbr'.split(' '),
);
const WORDLESS = new Set(['script', 'style', 'template', 'noscript', 'svg']);

/**
 * The text under a node, white space folded, with a space where elements meet. Mere formatting makes
 * no gap, nor does an entity, which parsers hand over as a text of its own.
 */
export function textUnder(node: TreeNode): string {
  const parts: string[] = [];
  gather(node, parts);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

function gather(node: TreeNode, parts: string[]): void {
  if (!isElement(node)) {
    parts.push(node.text);
    return;
  }
  if (WORDLESS.has(node.tag)) return;
  const gap = FORMATTING.has(node.tag) ? '' : ' ';
  parts.push(gap);
  for (const child of node.children) gather(child, parts);
  parts.push(gap);
}

const names = new WeakMap<TreeElement, string>();

/** Attributes in which page builders name an element where its class is a hash. */
const NAMING_DATA =
  /^data-(?:[\w-]*-)?(?:name|component|test-?id|test|module|qa|role|block|area|region|zone)$/u;
/** `relatedStories`; letters of a hash are rarely so many of one kind in a row. */
const CAMEL = /(\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})/gu;
const LONGEST_NAME = 48; // UTF-16 units; longer values are data

/**
 * What its maker called an element: class, id and the data attributes that name it, in lower case
 * with hyphens between the words. Asked for often, so each is put together once.
 */
export function nameOf(element: TreeElement): string {
  const known = names.get(element);
  if (known !== undefined) return known;
  const parts = [attribute(element, 'class'), attribute(element, 'id')];
  for (const [key, value] of element.attributes) {
    if (key.startsWith('data-') && value.length <= LONGEST_NAME && NAMING_DATA.test(key))
      parts.push(value);
  }
  const name = parts.join(' ').trim().replace(CAMEL, '$1-').replace(/_+/gu, '-').toLowerCase();
  names.set(element, name);
  return name;
}

/** An element and its ancestors, the nearest first, no more of them than asked for. */
export function upwards(element: TreeElement, most = Infinity): TreeElement[] {
  const found: TreeElement[] = [];
  for (let at: TreeElement | null = element; at !== null && found.length < most; at = at.parent)
    found.push(at);
  return found;
}

/** Whether an element is another or stands in it. */
export function isWithin(element: TreeElement, root: TreeElement): boolean {
  for (let at: TreeElement | null = element; at !== null; at = at.parent)
    if (at === root) return true;
  return false;
}
