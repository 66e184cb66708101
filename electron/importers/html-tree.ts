import { DEEPEST_TREE, type TreeElement, type TreeNode } from '../../core/article/tree';

/** The little of linkedom's DOM that is walked here; the compiler knows no DOM in this folder. */
export interface DomNode {
  readonly nodeType: number;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
  readonly textContent: string | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

interface GrowingElement extends TreeElement {
  readonly children: TreeNode[];
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** A page as the core reads it. */
export interface GrownTree {
  readonly root: TreeElement;
  /** Elements that stand deeper than the core walks, and were hung higher. */
  readonly flattened: number;
}

/**
 * Copies a DOM into the core's tree. Without recursion: a hostile
 * page nests 50,000 elements. What stands too deep keeps its text and order and hangs higher.
 */
export function treeOf(document: DomElement): GrownTree {
  const root = element(document, null);
  let flattened = 0;
  /** The tree's element and depth for each open DOM element. */
  const open: { dom: DomNode; tree: GrowingElement; depth: number }[] = [
    { dom: document, tree: root, depth: 0 },
  ];
  let node: DomNode | null = document.firstChild;
  let parent = open[0];
  while (parent) {
    if (node === null) {
      open.pop();
      node = parent.dom.nextSibling;
      parent = open.at(-1);
      continue;
    }
    if (node.nodeType === ELEMENT) {
      const dom = node as DomElement;
      const deep = parent.depth >= DEEPEST_TREE;
      const grown = element(dom, parent.tree);
      parent.tree.children.push(grown);
      if (deep) flattened++;
      // Below the deepest level an element keeps its place in order but its children become its siblings.
      open.push({ dom, tree: deep ? parent.tree : grown, depth: parent.depth + (deep ? 0 : 1) });
      parent = open.at(-1);
      node = dom.firstChild;
      continue;
    }
    if (node.nodeType === TEXT || node.nodeType === CDATA)
      parent.tree.children.push({ text: node.textContent ?? '' });
    node = node.nextSibling;
  }
  return { root, flattened };
}

function element(dom: DomElement, parent: TreeElement | null): GrowingElement {
  const attributes = new Map<string, string>();
  for (const { name, value } of dom.attributes) attributes.set(name.toLowerCase(), value);
  return { tag: dom.localName.toLowerCase(), attributes, children: [], parent };
}
