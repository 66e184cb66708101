import type { Stretch } from '../../core/clip/runs';

/*
 * Where a point of the drawn article stands in its text. Every run is drawn as an element with one
 * text node and carries the offset of its first unit in the full text in `data-at`; whatever else is
 * on the page (signs, counts, alternative texts) carries none and is no part of the text.
 */
const RUN = '[data-at]';
/** Words that were left out of the article are drawn too, but are none of its text to clip. */
const DRAWN = `${RUN}, [data-left-at]`;

/** The selected part of the article under `root`, in units of its full text; null for none. */
export function selectedStretch(root: HTMLElement, selection: Selection | null): Stretch | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return null;
  const start = offsetFrom(root, range.startContainer, range.startOffset);
  const end = offsetUpTo(root, range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/**
 * The drawn words of some stretches of a block's text, each as a range; null for one that is not
 * drawn. The stretches are in order and in units of the full text.
 */
export function drawnRanges(
  block: HTMLElement,
  stretches: readonly Stretch[],
): readonly (Range | null)[] {
  const texts = textsOf(block, DRAWN);
  const holding = (place: number, isEnd: boolean) =>
    texts.find((text) => {
      const from = atOf(text);
      const to = from + text.length;
      return isEnd ? from < place && place <= to : from <= place && place < to;
    });
  return stretches.map(({ start, end }) => {
    const [first, last] = [holding(start, false), holding(end, true)];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first, start - atOf(first));
    range.setEnd(last, end - atOf(last));
    return range;
  });
}

/** Where the moving end of a selection stands in the full text; null where that is not in the text. */
export function focusOffsetIn(root: HTMLElement, selection: Selection | null): number | null {
  const node = selection?.focusNode;
  return node && root.contains(node) ? offsetWithin(node, selection.focusOffset) : null;
}

/** Where a point of the window stands in the full text; null where no text is drawn. */
export function offsetAtPoint(root: HTMLElement, x: number, y: number): number | null {
  const point = document.caretPositionFromPoint(x, y);
  if (!point || !root.contains(point.offsetNode)) return null;
  return offsetWithin(point.offsetNode, point.offset);
}

/**
 * The drawn point of a place of the full text, null where it is not drawn. Where one run ends and the
 * next begins it is the latter's, `before` the former's.
 */
export function pointAt(
  root: HTMLElement,
  at: number,
  before = false,
): { readonly node: Text; readonly offset: number } | null {
  const texts = textsOf(root);
  const isHere = (text: Text): boolean => {
    const offset = at - atOf(text);
    return before ? offset > 0 && offset <= text.length : offset >= 0 && offset < text.length;
  };
  const node = texts.find(isHere) ?? texts.find((text) => atOf(text) + text.length === at);
  return node ? { node, offset: at - atOf(node) } : null;
}

/** The text offset of a point, or that of the first run after it. */
function offsetFrom(root: HTMLElement, node: Node, offset: number): number | null {
  const within = offsetWithin(node, offset);
  if (within !== null) return within;
  const point = pointRange(node, offset);
  const next = textsOf(root).find((text) => point.comparePoint(text, text.length) > 0);
  return next ? atOf(next) : null;
}

/** The text offset of a point, or that of the end of the last run before it. */
function offsetUpTo(root: HTMLElement, node: Node, offset: number): number | null {
  const within = offsetWithin(node, offset);
  if (within !== null) return within;
  const point = pointRange(node, offset);
  const last = textsOf(root).findLast((text) => point.comparePoint(text, 0) < 0);
  return last ? atOf(last) + last.length : null;
}

function offsetWithin(node: Node, offset: number): number | null {
  return node instanceof Text && node.parentElement?.matches(RUN) ? atOf(node) + offset : null;
}

function pointRange(node: Node, offset: number): Range {
  const range = document.createRange();
  range.setStart(node, offset);
  range.collapse(true);
  return range;
}

function textsOf(root: HTMLElement, runs = RUN): Text[] {
  return [...root.querySelectorAll(runs)].flatMap((run) =>
    run.firstChild instanceof Text ? [run.firstChild] : [],
  );
}

function atOf(text: Text): number {
  const { at, leftAt } = text.parentElement?.dataset ?? {};
  return Number(at ?? leftAt ?? 0);
}
