import { pointAt } from './text-points';

/*
 * The caret and the selection by keys, as in any text: arrows and Home/End move, with Shift they
 * select, with Ctrl they go by words. The browser knows where a line ends and which way a script runs,
 * so it moves; here it is told from where, and kept inside of the article's text.
 */
const RUN = '[data-at]';
/** Parts that are no text (signs, counts, pictures) are passed over, at most so many in a row. */
const MOST_PASSED = 40;

/** What is pressed, as far as it moves a caret. */
type MovingKeys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

interface Move {
  readonly alter: 'move' | 'extend';
  readonly direction: 'left' | 'right' | 'forward' | 'backward';
  readonly by: 'character' | 'word' | 'line' | 'lineboundary';
}

/** What a press asks of the caret; null where it asks for something else, as a bare ↑ ↓ does. */
function moveOf({ key, shiftKey, ctrlKey, altKey, metaKey }: MovingKeys): Move | null {
  const alter = shiftKey ? 'extend' : 'move';
  const byWord = ctrlKey || (altKey && shiftKey);
  if (metaKey || (altKey && !shiftKey)) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      const direction = key === 'ArrowRight' ? 'right' : 'left';
      return { alter, direction, by: byWord ? 'word' : 'character' };
    }
    case 'ArrowDown':
    case 'ArrowUp': {
      const direction = key === 'ArrowDown' ? 'forward' : 'backward';
      return shiftKey && !byWord ? { alter, direction, by: 'line' } : null;
    }
    case 'Home':
    case 'End': {
      const direction = key === 'End' ? 'forward' : 'backward';
      return shiftKey && !byWord ? { alter, direction, by: 'lineboundary' } : null;
    }
    default:
      return null;
  }
}

/** Where a caret begins that is nowhere yet. */
export interface CaretStart {
  /** The focused block: without one there is no caret. */
  readonly blockId: string;
  /** Where in the full text the caret was last; null for the block's start. */
  readonly at: number | null;
}

/**
 * Moves the caret or an end of the selection within the article under `root`, from where it is, else
 * from its start; answers whether the press was one for that.
 */
export function moveCaret(root: HTMLElement, start: CaretStart, press: MovingKeys): boolean {
  const move = moveOf(press);
  const selection = document.getSelection();
  const block = root.querySelector<HTMLElement>(`[data-block="${CSS.escape(start.blockId)}"]`);
  if (!move || !selection || !block) return false;
  if (!isAt(selection, root, block)) {
    const first = block.querySelector(RUN)?.firstChild;
    const point =
      (start.at !== null && pointAt(block, start.at)) || (first && { node: first, offset: 0 });
    if (!point) return false;
    selection.collapse(point.node, point.offset);
    // The first press shows where the caret is; with Shift it selects at once.
    if (move.alter === 'move') {
      showFocus(selection, root);
      return true;
    }
  }
  step(selection, root, move);
  showFocus(selection, root);
  return true;
}

/** Whether the selection is one to go on from: a range in the text, or a caret in the focused block. */
function isAt(selection: Selection, root: HTMLElement, block: HTMLElement): boolean {
  const { focusNode, isCollapsed } = selection;
  return isInText(focusNode, root) && (!isCollapsed || block.contains(focusNode));
}

function isInText(node: Node | null, root: HTMLElement): boolean {
  return node instanceof Text && root.contains(node) && node.parentElement?.matches(RUN) === true;
}

/** One step that ends in the text; at its edges nothing moves. */
function step(selection: Selection, root: HTMLElement, { alter, direction, by }: Move): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  for (let passed = 0; passed < MOST_PASSED; passed++) {
    const [node, offset] = [selection.focusNode, selection.focusOffset];
    selection.modify(alter, direction, by);
    if (isInText(selection.focusNode, root)) return;
    if (selection.focusNode === node && selection.focusOffset === offset) break;
  }
  if (anchorNode && focusNode)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}

/** Where the moving end of a selection stands in the window; null where it is not drawn. */
export function focusRect(selection: Selection): DOMRect | null {
  const { focusNode, focusOffset } = selection;
  if (!focusNode) return null;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  range.collapse(true);
  return range.getClientRects()[0] ?? null;
}

/** Scrolls no further than needed for the moving end to be seen. */
function showFocus(selection: Selection, root: HTMLElement): void {
  const rect = focusRect(selection);
  const scroller = root.parentElement;
  if (!rect || !scroller) return;
  const view = scroller.getBoundingClientRect();
  const over = Math.max(0, rect.bottom + rect.height - view.bottom);
  const under = Math.min(0, rect.top - rect.height - view.top);
  scroller.scrollTop += over + under;
}
