import type { BodyChoice } from './page-body';
import type { TreeBlock } from './tree-blocks';
import { type TreeElement, upwards } from './tree';

const FADE = 0.65; // of a paragraph's weight reaches each next ancestor, so that the nearest common one wins

/**
 * The body by density alone: the element under which most text that is not links stands near. It
 * serves where the usual chooser fails, and takes one pass.
 */
export function densestBody(blocks: readonly TreeBlock[]): BodyChoice {
  const weights = new Map<TreeElement, number>();
  for (const block of blocks) {
    if (block.kind === 'figure') continue;
    let weight = Math.max(0, block.text.length - 3 * block.linkLength);
    for (const element of upwards(block.element)) {
      if (element === block.element && element.parent && element.tag === 'p') continue;
      weights.set(element, (weights.get(element) ?? 0) + weight);
      weight *= FADE;
      if (weight < 1) break;
    }
  }
  let best: TreeElement | null = null;
  for (const [element, weight] of weights) {
    if (best === null || weight > (weights.get(best) ?? 0)) best = element;
  }
  const chosen = blocks.filter(
    (block) => best !== null && [...upwards(block.element)].includes(best),
  );
  return {
    elements: new Set(chosen.map((block) => block.element.number)),
    text: chosen.map((block) => block.text.replace(/\s+/gu, '')).join(''),
  };
}
