import type { Place } from '../state/reading-places';

/** What a scroller shows. */
export interface View {
  /** The block that the eyes are at, a little below the upper edge. */
  readonly block: string | null;
  readonly place: Omit<Place, 'blockId'>;
  /** How much of the article lies above the lower edge, from 0 to 1. */
  readonly progress: number;
}

/** How far below the upper edge the eyes are, in px, and at most what part of the height. */
const EYES = { below: 110, part: 0.3 };
/** Below this, in px, someone is at the very top. */
const TOP = 4;
const TOP_PLACE: View['place'] = { top: null, part: 0 };

/** Where a scroller is among the blocks that it shows. */
export function viewOf(scroller: HTMLElement): View {
  const { scrollTop, scrollHeight, clientHeight } = scroller;
  const progress = scrollHeight <= clientHeight ? 1 : (scrollTop + clientHeight) / scrollHeight;
  const edge = scroller.getBoundingClientRect().top;
  const blocks = [...scroller.querySelectorAll<HTMLElement>('[data-block]')];
  const first = firstBelow(blocks, edge);
  if (!first) return { block: null, place: TOP_PLACE, progress };
  const eyes = firstBelow(blocks, edge + Math.min(EYES.below, clientHeight * EYES.part));
  const block = eyes?.dataset['block'] ?? null;
  if (scrollTop < TOP) return { block, place: TOP_PLACE, progress };
  const { top, height } = first.getBoundingClientRect();
  const part = height === 0 ? 0 : Math.round(((edge - top) / height) * 1_000) / 1_000;
  return {
    block,
    place: { top: first.dataset['block'] ?? null, part },
    progress: Math.min(1, progress),
  };
}

/** Scrolls to where someone was; false where that block is not drawn any more. */
export function scrollToPlace(scroller: HTMLElement, { top, part }: View['place']): boolean {
  if (top === null) return false;
  const block = scroller.querySelector<HTMLElement>(`[data-block="${CSS.escape(top)}"]`);
  if (!block) return false;
  const box = block.getBoundingClientRect();
  const edge = scroller.getBoundingClientRect().top;
  scroller.scrollTop += box.top - edge + part * box.height;
  return true;
}

/** The first block whose end lies below a height; they stand in order, so half of them go at each look. */
function firstBelow(blocks: readonly HTMLElement[], edge: number): HTMLElement | undefined {
  let from = 0;
  let to = blocks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > edge + 1) to = middle;
    else from = middle + 1;
  }
  return blocks[from] ?? blocks.at(-1);
}
