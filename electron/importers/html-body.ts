import { Readability } from '@mozilla/readability';
import type { BodyChoice } from '../../core/article/page-body';
import { type DomElement, type DomNode, NUMBER_ATTRIBUTE } from './html-tree';

const MOST_ELEMENTS = 60_000; // Readability's time grows with depth × elements; above it our own choice serves

/**
 * What Readability takes for the article: the numbers of the elements that survive it, and their
 * text. It tears the document apart. Null where it finds no article or the page is beyond it.
 */
export function readabilityChoice(document: unknown, elements: number): BodyChoice | null {
  if (elements > MOST_ELEMENTS) return null;
  const reader = new Readability<DomElement>(document as never, {
    serializer: (node) => node as never,
    disableJSONLD: true,
    charThreshold: 250,
  });
  const content = reader.parse()?.content;
  return content ? choiceOf(content) : null;
}

function choiceOf(root: DomElement): BodyChoice {
  const elements = new Set<number>();
  const texts: string[] = [];
  const open: DomNode[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) break;
    if (node.nodeType === 3) texts.push(node.textContent ?? '');
    if (node.nodeType !== 1) continue;
    const number = (node as DomElement).getAttribute(NUMBER_ATTRIBUTE);
    if (number !== null) elements.add(Number(number));
    const children: DomNode[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      children.push(child);
    open.push(...children.reverse());
  }
  return { elements, text: texts.join('').replace(/\s+/gu, '') };
}
