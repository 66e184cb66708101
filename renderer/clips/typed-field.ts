import { untrack } from 'svelte';
import { onClosing } from '../state/closing';
import type { NotebookState } from '../state/notebook.svelte';

/** How a field that is opened in place takes what is typed and gives it back. */
export interface TypedField {
  /** What stands in it at first. */
  readonly value: string;
  readonly save: (value: string) => Promise<void>;
  /** Whether it is one line: Enter saves, and Escape, for it is quickly typed again, throws away. */
  readonly isLine: boolean;
}

/**
 * An attachment that gives a field the focus; leaving it, whichever way, saves. While something else
 * than its value is typed in it, the window does not say “Saved”.
 *
 * @param opened asked once, when the field is there: what changes meanwhile, be it the record that is
 *   written to or the choice of another, neither closes it under somebody's hands nor turns what was
 *   typed to something else
 */
export function typedField(
  notebook: NotebookState,
  opened: () => TypedField,
): (element: HTMLTextAreaElement | HTMLInputElement) => () => void {
  return (element) => {
    const { value, save, isLine } = untrack(opened);
    const before = document.activeElement;
    let isOver = false;
    let release = (): void => undefined;
    element.value = value;
    element.focus();
    element.setSelectionRange(value.length, value.length);
    const finish = async (result: string) => {
      if (isOver) return;
      isOver = true;
      // The field may be going with what it stands in, and saving changes what that shows: a change
      // made while drawing would be refused, and what was typed lost.
      await untrack(() => save(result));
      release();
    };
    const type = () => {
      release();
      if (element.value !== value) release = notebook.typing.hold();
    };
    const press = (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === 'Escape') void finish(isLine ? value : element.value);
      else if (event.key === 'Enter' && (isLine || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void finish(element.value);
      }
    };
    const leave = () => finish(element.value);
    const blur = () => void leave();
    const stopFlushing = onClosing(leave);
    element.addEventListener('keydown', press as EventListener);
    element.addEventListener('input', type);
    element.addEventListener('blur', blur);
    return () => {
      element.removeEventListener('keydown', press as EventListener);
      element.removeEventListener('input', type);
      element.removeEventListener('blur', blur);
      stopFlushing();
      void leave();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  };
}
