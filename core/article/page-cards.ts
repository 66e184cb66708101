import { parseAddress } from './address';
import { registrableDomain } from './domain';
import type { JudgedBlock } from './judged-block';
import { attribute, type TreeElement, upwards } from './tree';
import type { TreeBlock } from './tree-blocks';

const FEWEST_CARDS = 3; // alike and side by side; fewer may be parts of the text

const MOST_LINES = 4; // of a card: a label, a headline, a summary, a day
const LEVELS = 4; // elements between a headline and the card that holds it

/**
 * Drops cards of other stories: elements of one kind side by side, each with a headline that leads
 * to another page of the site and a line or two of summary. Headlines that lead to other sites are
 * those of a list, such as of restaurants.
 *
 * @param site the registrable domain of the page's own address
 */
export function dropCards(kept: readonly JudgedBlock[], site: string | null): void {
  const inside = new Map<TreeElement, JudgedBlock[]>();
  for (const entry of kept) {
    for (const element of upwards(entry.block.element, LEVELS)) {
      const known = inside.get(element);
      if (known === undefined) inside.set(element, [entry]);
      else if (known.length <= MOST_LINES) known.push(entry);
    }
  }
  const cards = new Map<string, Map<TreeElement, JudgedBlock[]>>();
  for (const entry of kept) {
    if (!leadsWithin(entry.block, site)) continue;
    for (const element of upwards(entry.block.element, LEVELS).slice(1)) {
      const lines = inside.get(element) ?? [];
      const headings = lines.filter(({ block }) => block.kind === 'heading').length;
      if (element.tag === 'body' || lines.length > MOST_LINES || headings > 1) break;
      const key = `${element.tag}.${attribute(element, 'class')}`;
      const alike = cards.get(key) ?? new Map<TreeElement, JudgedBlock[]>();
      cards.set(key, alike.set(element, lines));
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
