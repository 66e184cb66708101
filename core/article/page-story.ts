import { fold } from './fold';
import type { PagePlaces } from './page-places';
import type { TreeBlock } from './tree-blocks';
import { isWithin, type TreeElement, upwards } from './tree';

const SHORTEST_STORY = 300; // UTF-16 units of prose under a headline that is a story of its own

/**
 * The story that the page is about where its text holds several, as pages have them that go on with
 * the next story when one scrolls: the one under the page's headline, or under the first. A live
 * blog has its headline above all its entries and stays whole; null then, and for any other page.
 *
 * @param headline the page's title, folded
 */
export function storyIn(
  root: TreeElement,
  blocks: readonly TreeBlock[],
  places: PagePlaces,
  headline: string,
): TreeElement | null {
  const inside = blocks.filter((block) => block.kind === 'heading' && within(block, root));
  const tops = inside.filter(({ level }) => level === 1);
  const own = inside.find(({ text }) => headline !== '' && fold(text) === headline) ?? tops[0];
  if (!own) return null;
  let story: TreeElement | null = null;
  for (const element of upwards(own.element)) {
    if (element === root) break;
    if (tops.some((other) => other.text !== own.text && within(other, element))) break;
    if (places.proseUnder(element) >= SHORTEST_STORY) story = element;
  }
  const found = story;
  if (found === null) return null;
  const others = inside.filter((heading) => !within(heading, found));
  return others.some((heading) => headsStory(heading, root, places)) ? found : null;
}

/** Whether a heading stands over a story: an article of its own, or a top heading with prose below it. */
function headsStory(heading: TreeBlock, root: TreeElement, places: PagePlaces): boolean {
  for (const element of upwards(heading.element)) {
    if (element === root) return false;
    if (places.proseUnder(element) >= SHORTEST_STORY)
      return heading.level === 1 || element.tag === 'article';
  }
  return false;
}

function within(block: TreeBlock, root: TreeElement): boolean {
  return isWithin(block.element, root);
}
