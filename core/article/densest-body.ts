import { type PagePlaces, proseLength } from './page-places';
import { storyIn } from './page-story';
import type { TreeBlock } from './tree-blocks';
import { attribute, isWithin, nameOf, type TreeElement, upwards } from './tree';

const FADE = 0.65; // of a paragraph's weight reaches each next ancestor, so that the nearest common one wins
const CARD = 0.25; // the weight of a summary that stands alone under a linked headline
const MORE = 0.12; // prose that a larger element must add to be the body instead of one inside it
const CLIMBS = 6; // levels between a part of a text and the whole of it

/** Words that page builders give the element of the text itself. */
const BODY_NAME =
  /\b(?:article|story|entry|post|content|news|page|main)-?(?:body|content|text|copy)\b|\bbody-?(?:copy|text|content)\b/u;

/**
 * The body by density: the element under which most prose stands near, and from there upwards as
 * long as a larger one adds paragraphs like its own. What stands in places that speak against it
 * weighs nothing. Null where the page has no prose.
 *
 * @param headline the page's title, folded
 */
export function densestBody(
  blocks: readonly TreeBlock[],
  places: PagePlaces,
  headline: string,
): TreeElement | null {
  const prose = blocks.filter(
    (block) => proseLength(block) > 0 && places.reason(block.element) === null,
  );
  const cards = cardsAmong(blocks, prose);
  const weights = new Map<TreeElement, number>();
  for (const block of prose) {
    let weight = proseLength(block) * (cards.has(block) ? CARD : 1);
    for (const element of upwards(block.element)) {
      if (element === block.element && element.tag === 'p' && element.parent) continue;
      weights.set(element, (weights.get(element) ?? 0) + weight);
      weight *= FADE;
      if (weight < 1) break;
    }
  }
  let best: TreeElement | null = null;
  let heaviest = 0;
  for (const [element, weight] of weights) {
    const named = weight * favour(element);
    if (named > heaviest) [best, heaviest] = [element, named];
  }
  if (best === null) return null;
  const story = storyIn(best, blocks, places, headline);
  if (story !== null) return story;
  return wholeOf(
    best,
    prose.filter((block) => !cards.has(block)),
  );
}

function favour(element: TreeElement): number {
  if (/\barticlebody\b/iu.test(attribute(element, 'itemprop'))) return 1.5;
  if (BODY_NAME.test(nameOf(element))) return 1.25;
  return element.tag === 'article' ? 1.15 : 1;
}

/** Summaries of other stories: the only prose of an element that also holds a linked headline. */
function cardsAmong(blocks: readonly TreeBlock[], prose: readonly TreeBlock[]): Set<TreeBlock> {
  const count = new Map<TreeElement, number>();
  const links = new Set<TreeElement>();
  for (const block of prose)
    for (const element of nearest(block)) count.set(element, (count.get(element) ?? 0) + 1);
  for (const block of blocks) {
    if (block.text !== '' && block.linkLength * 1.25 > block.text.length)
      for (const element of nearest(block)) links.add(element);
  }
  return new Set(
    prose.filter((block) =>
      nearest(block).some((element) => count.get(element) === 1 && links.has(element)),
    ),
  );
}

function nearest(block: TreeBlock): TreeElement[] {
  const found: TreeElement[] = [];
  for (const element of upwards(block.element)) {
    if (element.tag === 'body' || element.tag === 'html' || found.length > 3) break;
    found.push(element);
  }
  return found;
}

/** Climbs from the densest part as long as the next element around it adds paragraphs of the same kind. */
function wholeOf(part: TreeElement, prose: readonly TreeBlock[]): TreeElement {
  const inside = (root: TreeElement) => prose.filter((block) => isWithin(block.element, root));
  let best = part;
  let own = inside(part);
  let at = part;
  for (let climbs = 0; climbs < CLIMBS; climbs++) {
    const parent = at.parent;
    if (parent === null || parent.tag === 'html') break;
    at = parent;
    const all = inside(at);
    const known = new Set(own);
    const added = all.filter((block) => !known.has(block));
    if (added.length === 0) continue;
    if (!belongs(added, own, at)) break;
    best = at;
    own = all;
  }
  return best;
}

function belongs(
  added: readonly TreeBlock[],
  own: readonly TreeBlock[],
  root: TreeElement,
): boolean {
  if (added.some((block) => startsAnother(block, root))) return false;
  const kinds = new Set(own.map(signature));
  const alike = added.filter((block) => kinds.has(signature(block)));
  const length = (list: readonly TreeBlock[]) =>
    list.reduce((sum, block) => sum + proseLength(block), 0);
  if (length(alike) * 2 > length(added)) return true;
  return (
    added.length > 1 && length(added) / added.length > 120 && length(added) > length(own) * MORE
  );
}

/** What paragraphs of one text have in common: their tag and what holds them. */
function signature(block: TreeBlock): string {
  const { tag, parent } = block.element;
  return `${tag} ${attribute(block.element, 'class')} < ${parent?.tag ?? ''} ${parent ? attribute(parent, 'class') : ''}`;
}

/** Whether a block stands in an article of its own beside the one that was found. */
function startsAnother(block: TreeBlock, root: TreeElement): boolean {
  for (const element of upwards(block.element)) {
    if (element === root) return false;
    if (element.tag === 'article') return true;
  }
  return false;
}
