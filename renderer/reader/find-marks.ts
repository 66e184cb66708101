import { tick } from 'svelte';
import type { AppState } from '../state/context';
import type { FindState, Hit } from './find.svelte';
import type { ReaderState } from './reader.svelte';
import { drawnRanges } from './text-points';

/** Names in the stylesheet: every hit, and the one that is gone to. */
const ALL = 'find';
const CURRENT = 'find-current';
/** Marks drawn on either side of the current hit; more of a single letter's would only cost time. */
const AROUND = 1_500;

/**
 * Marks hits in the drawn article without touching its elements, and answers where the current one is
 * drawn; null where it is not.
 */
function markHits(root: HTMLElement, hits: readonly Hit[], current: number): Range | null {
  const from = Math.max(0, current - AROUND);
  const drawn = rangesOf(root, hits.slice(from, current + AROUND + 1));
  const here = drawn[current - from] ?? null;
  const others = drawn.filter((range): range is Range => range !== null && range !== here);
  CSS.highlights.set(ALL, new Highlight(...others));
  CSS.highlights.set(CURRENT, new Highlight(...(here ? [here] : [])));
  return here;
}

/**
 * Marks what is found in the article and goes to the current hit, for as long as something is sought.
 * An attachment for the scroller that holds the article.
 */
export function finding(find: FindState): (scroller: HTMLElement) => (() => void) | undefined {
  return (scroller) => {
    const { isOpen, hits, index } = find;
    if (!isOpen) return undefined;
    const here = markHits(scroller, hits, index);
    if (here) bringIntoView(scroller, here);
    // Ranges do not outlive the elements that they are in, and those change when something is clipped.
    let turn = 0;
    const watch = new MutationObserver(() => {
      cancelAnimationFrame(turn);
      turn = requestAnimationFrame(() => markHits(scroller, hits, index));
    });
    watch.observe(scroller, { childList: true, characterData: true, subtree: true });
    return () => {
      watch.disconnect();
      cancelAnimationFrame(turn);
      unmarkHits();
    };
  };
}

/** Closes the search with the keys at the block of the hit, and its words selected, ready to be clipped. */
export async function leaveFind(
  app: AppState,
  reader: ReaderState,
  find: FindState,
  scroller: HTMLElement,
): Promise<void> {
  const hit = find.current;
  find.close();
  const isShown = hit !== null && reader.places.has(hit.blockId);
  if (isShown) app.focus.blockId = hit.blockId;
  await tick();
  const block = isShown ? drawnBlock(scroller, hit.blockId) : null;
  const place = block ?? scroller.querySelector<HTMLElement>('[data-block][tabindex="0"]');
  place?.focus({ preventScroll: true });
  const range = block && hit ? drawnRanges(block, [hit])[0] : null;
  if (!range) return;
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  bringIntoView(scroller, range);
}

/** Takes every mark away. */
function unmarkHits(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}

function rangesOf(root: HTMLElement, hits: readonly Hit[]): (Range | null)[] {
  const ranges: (Range | null)[] = [];
  for (let at = 0; at < hits.length;) {
    const blockId = hits[at]?.blockId ?? '';
    let end = at;
    while (hits[end]?.blockId === blockId) end++;
    const block = drawnBlock(root, blockId);
    const inBlock = hits.slice(at, end);
    ranges.push(...(block ? drawnRanges(block, inBlock) : inBlock.map(() => null)));
    at = end;
  }
  return ranges;
}

/** The element of a block, also of one that was left out of the article and is shown. */
function drawnBlock(root: HTMLElement, id: string): HTMLElement | null {
  const name = CSS.escape(id);
  return root.querySelector<HTMLElement>(`[data-block="${name}"], [data-left-out="${name}"]`);
}

/** Brings drawn words into view, in a wide table too, a little above the middle. */
function bringIntoView(scroller: HTMLElement, range: Range): void {
  const wide = range.startContainer.parentElement?.closest<HTMLElement>('.wide, pre');
  if (wide) {
    const [box, words] = [wide.getBoundingClientRect(), range.getBoundingClientRect()];
    if (words.left < box.left || words.right > box.right) {
      wide.scrollLeft += words.left - box.left - box.width / 3;
    }
  }
  const [box, words] = [scroller.getBoundingClientRect(), range.getBoundingClientRect()];
  const margin = Math.min(60, box.height / 4);
  if (words.top >= box.top + margin && words.bottom <= box.bottom - margin) return;
  scroller.scrollTop += words.top - box.top - box.height * 0.4;
}
