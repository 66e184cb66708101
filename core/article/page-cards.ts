import { parseAddress } from './address';
import { registrableDomain } from './domain';
import type { JudgedBlock } from './judged-block';
import { attribute, type TreeElement, upwards } from './tree';
import type { TreeBlock } from './tree-blocks';

const FEWEST_CARDS = 3; // alike and side by side; fewer may be parts of the text

/**
 * Drops cards of other stories: elements of one kind side by side, each with a headline that leads
 * to another page of the site and a line or two of summary. Headlines that lead to other sites are
 * those of a list, such as of restaurants.
 *
 * @param site the registrable domain of the page's own address
 */
export function dropCards(kept: readonly JudgedBlock[], site: string | null): void {
  const cards = new Map<string, Map<TreeElement, JudgedBlock[]>>();
  for (const entry of kept) {
    if (!leadsWithin(entry.block, site)) continue;
    for (const element of [...upwards(entry.block.element)].slice(1, 4)) {
      const parent = element.parent;
      if (parent === null || element.tag === 'body') break;
      const inside = kept.filter(({ block }) => [...upwards(block.element)].includes(element));
      if (inside.length > 4 || inside.filter(({ block }) => block.kind === 'heading').length > 1)
        break;
      const key = `${element.tag}.${attribute(element, 'class')}`;
      const alike = cards.get(key) ?? new Map<TreeElement, JudgedBlock[]>();
      cards.set(key, alike.set(element, inside));
    }
  }
  for (const alike of cards.values()) {
    const parents = new Set([...alike.keys()].map(({ parent }) => parent));
    if (alike.size < FEWEST_CARDS || parents.size > 1) continue;
    for (const entry of [...alike.values()].flat()) entry.reason = 'related';
  }
}

/** Whether a heading is a link to a page of the same site: its address is relative or has the page's own host. */
function leadsWithin(block: TreeBlock, site: string | null): boolean {
  if (block.kind !== 'heading' || block.linkLength * 1.1 <= block.text.length) return false;
  const href = block.marks?.find(({ kind }) => kind === 'link')?.href;
  return href !== undefined && (parseAddress(href) === null || registrableDomain(href) === site);
}
