import { Parser } from 'htmlparser2';
import { DEEPEST_TREE, type TreeElement, type TreeNode } from '../../core/article/tree';

interface GrowingText {
  text: string;
}

interface GrowingElement extends TreeElement {
  readonly children: TreeNode[];
}

/** A page as the core reads it. */
export interface GrownTree {
  /** The `html` element, whether the page has one or not. */
  readonly root: TreeElement;
  /** Elements that stand deeper than the core walks, and were hung higher. */
  readonly flattened: number;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Parses a page into the core's tree at once, without a DOM between. What stands too deep keeps its
 * text and order and hangs higher: a hostile page nests 50,000 elements. What follows the end of the
 * body belongs to it, as browsers have it. The text of scripts that are no data is left out.
 */
export function parseTree(page: string): GrownTree {
  const attributes = new Map<string, string>();
  const root: GrowingElement = { tag: 'html', attributes, children: [], parent: null };
  /** The open elements with their depth; below the deepest level one element stands for all. */
  const open: { readonly element: GrowingElement; readonly depth: number }[] = [
    { element: root, depth: 0 },
  ];
  let flattened = 0;
  let hasBody = false;
  let mute = 0;
  const parser = new Parser({
    onopentag(tag, given) {
      if (tag === 'html') {
        for (const [name, value] of Object.entries(given))
          if (!attributes.has(name)) attributes.set(name, value);
        return;
      }
      if (tag === 'body' && hasBody) return;
      hasBody ||= tag === 'body';
      const parent = open.at(-1) ?? { element: root, depth: 0 };
      const entries = Object.entries(given);
      const element: GrowingElement = {
        tag,
        attributes: entries.length === 0 ? NO_ATTRIBUTES : new Map(entries),
        children: [],
        parent: parent.element,
      };
      parent.element.children.push(element);
      const deep = parent.depth >= DEEPEST_TREE;
      if (deep) flattened++;
      open.push(deep ? parent : { element, depth: parent.depth + 1 });
      if (isMute(element)) mute++;
    },
    ontext(text) {
      if (mute > 0) return;
      const parent = open.at(-1)?.element ?? root;
      const last = parent.children.at(-1);
      if (last !== undefined && 'text' in last) (last as GrowingText).text += text;
      else parent.children.push({ text });
    },
    onclosetag(tag) {
      if (tag === 'html' || tag === 'body') return;
      const closed = open.pop();
      if (closed && mute > 0 && isMute(closed.element)) mute--;
    },
  });
  parser.end(page);
  return { root, flattened };
}

function isMute({ tag, attributes }: TreeElement): boolean {
  if (tag === 'style') return true;
  return tag === 'script' && !/ld\+json/iu.test(attributes.get('type') ?? '');
}
