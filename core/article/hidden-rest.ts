import { lettersOf } from './fold';
import type { JudgedBlock } from './judged-block';
import { isHidden, type PagePlaces, proseLength } from './page-places';
import { nameOf, type TreeElement, upwards } from './tree';

/** Words for the part of a text that a page shows only when it is asked for, or paid for. */
const REST =
  /\b(?:more|rest|full|remain\w*|continu\w*|collaps\w*|truncat\w*|expand\w*|content|body|text|paywall|paid|premium|locked|subscribers?(?:-only)?|members?(?:-only)?|article|story|read-?more)\b/u;
const SHORTEST_REST = 200; // UTF-16 units of prose; less is a hint or a message

/**
 * Takes in the rest of a text that its page hides behind "read more" or a paywall: it lies in the
 * saved file, below paragraphs that are shown, and repeats none of them.
 *
 * @param open places judged as if nothing were hidden
 */
export function takeHiddenRest(
  judged: readonly JudgedBlock[],
  root: TreeElement | null,
  open: PagePlaces,
): void {
  const shown = new Set<string>();
  const rests = new Map<TreeElement, JudgedBlock[]>();
  for (const entry of judged) {
    const { block, reason } = entry;
    if (reason === null) shown.add(lettersOf(block.text));
    if (reason !== 'hidden' || shown.size === 0 || open.reason(block.element) !== null) continue;
    const around = upwards(block.element);
    if (root === null || !around.includes(root.parent ?? root)) continue;
    const hidden = around.findLast((element) => isHidden(element));
    if (hidden === undefined || !REST.test(nameOf(hidden))) continue;
    const rest = rests.get(hidden);
    if (rest) rest.push(entry);
    else rests.set(hidden, [entry]);
  }
  for (const rest of rests.values()) {
    const length = rest.reduce((sum, { block }) => sum + proseLength(block), 0);
    const repeats = rest.some(
      ({ block }) => proseLength(block) > 0 && shown.has(lettersOf(block.text)),
    );
    if (length < SHORTEST_REST || repeats) continue;
    for (const entry of rest) entry.reason = null;
  }
}
