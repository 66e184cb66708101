import type { AppState } from '../state/context';
import { goToEdge } from './moving-commands';
import { moveBy } from './reader-commands';
import type { ReaderState } from './reader.svelte';
import { selectedStretch } from './text-points';

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

    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const isControl = event.target instanceof Element && event.target.closest('button, input');
      if (event.key === 'Escape' && escape()) event.preventDefault();
      const move = isControl ? undefined : MOVES[event.key];
      if (!move) return;
      move(app, reader);
      event.preventDefault();
      event.stopPropagation();
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
      reader.selection = selectedStretch(root, document.getSelection());
    }

    const heard = {
      focusin: focusIn,
      pointerdown: pointerDown,
      click,
      mouseover: over,
      mouseleave: leave,
      keydown: press,
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
