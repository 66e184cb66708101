import { copyInstead } from '../clips/copy-quotations';
import type { AppState } from '../state/context';
import { goToEdge } from './moving-commands';
import { moveCaret } from './keyboard-selection';
import { moveBy } from './reader-commands';
import type { ReaderState } from './reader.svelte';
import { focusOffsetIn, selectedStretch } from './text-points';

/** A reading stays this long after the mouse has left its date, in ms: time to reach the float. */
const LINGER = 250;

/** Keys that are the text's own while it has the focus. */
const MOVES: Record<string, (app: AppState, reader: ReaderState) => void> = {
  ArrowDown: (app, reader) => moveBy(app, reader, 1),
  ArrowUp: (app, reader) => moveBy(app, reader, -1),
  Home: (app, reader) => goToEdge(app, reader, -1),
  End: (app, reader) => goToEdge(app, reader, 1),
};

/**
 * What the mouse and the arrow keys do in the text: focus a block, select a clip, show the reading of
 * a date, keep track of the selection. An attachment for the element that holds the article.
 */
export function reading(app: AppState, reader: ReaderState): (root: HTMLElement) => () => void {
  return (root) => {
    let leaving: ReturnType<typeof setTimeout> | undefined;

    const blockOf = (target: EventTarget | null) =>
      target instanceof Element
        ? (target.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? null)
        : null;

    function focusIn(event: FocusEvent): void {
      const block = blockOf(event.target);
      if (block !== null) app.focus.blockId = block;
    }

    function pointerDown(event: PointerEvent): void {
      // A float that went away under the press would never hear the click.
      if (event.target instanceof Element && event.target.closest('button')) return;
      reader.isPressed = true;
      reader.isCaretShown = false;
      window.addEventListener('pointerup', pointerUp);
      window.addEventListener('pointercancel', pointerUp);
    }

    function pointerUp(): void {
      reader.isPressed = false;
      window.removeEventListener('pointerup', pointerUp);
      window.removeEventListener('pointercancel', pointerUp);
    }

    function click(event: MouseEvent): void {
      const { target } = event;
      if (reader.selection || !(target instanceof Element) || target.closest('button')) return;
      const block = blockOf(target);
      if (block === null) return;
      app.focus.blockId = block;
      const ids = target.closest<HTMLElement>('[data-clips]')?.dataset['clips']?.split(' ');
      if (!ids) return;
      // Where clips overlap, each click selects the next of them.
      const next = ids[(ids.indexOf(app.focus.clipId ?? '') + 1) % ids.length];
      if (next !== undefined) app.focus.selectClip(next);
    }

    function over(event: MouseEvent): void {
      if (!(event.target instanceof Element) || reader.selection) return;
      const start = event.target.closest<HTMLElement>('[data-date]')?.dataset['date'];
      const date =
        start === undefined ? null : reader.dates.find((one) => one.start === Number(start));
      if (date) {
        clearTimeout(leaving);
        reader.hover(date);
      } else if (event.target.closest('[role="group"][aria-label="Reading"]')) {
        clearTimeout(leaving);
      } else if (reader.isHovering) {
        clearTimeout(leaving);
        leaving = setTimeout(() => reader.hover(null), LINGER);
      }
    }

    function leave(): void {
      clearTimeout(leaving);
      leaving = setTimeout(() => reader.hover(null), LINGER);
    }

    /** Moves the caret or selects; the focus goes along with a caret into another block. */
    function caret(event: KeyboardEvent): boolean {
      const { focused } = reader;
      if (!focused || !moveCaret(root, { blockId: focused.id, at: reader.caret }, event))
        return false;
      select();
      reader.isCaretShown = true;
      const at = reader.selection || reader.caret === null ? null : reader.blockAt(reader.caret);
      if (at) app.focus.blockId = at.id;
      return true;
    }

    function press(event: KeyboardEvent): void {
      // What lies over the text has keys of its own.
      if (event.target instanceof Element && event.target.closest('dialog')) return;
      const isControl =
        event.target instanceof Element && event.target.closest('button, input, textarea, select');
      if (!isControl && caret(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === 'Escape' && escape()) event.preventDefault();
      const enlarge = event.key === 'Enter' && !isControl && blockOf(event.target);
      if (enlarge) {
        const name = CSS.escape(enlarge);
        const ways = root.querySelector<HTMLElement>(`[data-block="${name}"] [data-enlarge]`);
        ways?.click();
        if (ways) event.preventDefault();
        return;
      }
      const move = isControl ? undefined : MOVES[event.key];
      if (!move) return;
      move(app, reader);
      event.preventDefault();
      event.stopPropagation();
    }

    function copy(event: ClipboardEvent): void {
      if (reader.focusedClip) copyInstead(event, app, [reader.focusedClip]);
    }

    /** Takes away one thing at a time: the selection, the reading, the selected clip. */
    function escape(): boolean {
      if (reader.selection) document.getSelection()?.removeAllRanges();
      else if (reader.activeDate) {
        reader.hover(null);
        reader.dismissed = app.focus.blockId;
      } else if (app.focus.clipId !== null) app.focus.selectClip(null);
      else return false;
      return true;
    }

    function select(): void {
      const selection = document.getSelection();
      reader.selection = selectedStretch(root, selection);
      reader.caret = focusOffsetIn(root, selection) ?? reader.caret;
    }

    const heard = {
      focusin: focusIn,
      pointerdown: pointerDown,
      click,
      mouseover: over,
      mouseleave: leave,
      keydown: press,
      copy,
    };
    for (const [name, hear] of Object.entries(heard)) {
      root.addEventListener(name, hear as EventListener);
    }
    document.addEventListener('selectionchange', select);
    return () => {
      clearTimeout(leaving);
      pointerUp();
      for (const [name, hear] of Object.entries(heard)) {
        root.removeEventListener(name, hear as EventListener);
      }
      document.removeEventListener('selectionchange', select);
      reader.selection = null;
      reader.hover(null);
    };
  };
}
