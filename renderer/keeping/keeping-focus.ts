import { tick } from 'svelte';
import type { AppState } from '../state/context';
import type { OverName } from '../state/keeping.svelte';

/** Where the keyboard was before a view took its place. */
let before: { readonly element: Element; readonly inMain: boolean } | null = null;

/** Shows a view of the whole library; closing it gives the keyboard's focus back. */
export function openKeeping({ keeping }: Pick<AppState, 'keeping'>, view: OverName): void {
  if (keeping.view === null) before = placeOf(document.activeElement);
  keeping.open(view);
}

/** Closes the view: what was open under it is back, if it is still there. */
export async function closeKeeping({ keeping, focus, notebook }: AppState): Promise<void> {
  if (keeping.view === null) return;
  const { main } = focus;
  if (main.kind !== 'none' && notebook.get(main.kind, main.id)?.trashedAt !== null) focus.close();
  const place = before;
  before = null;
  const { activeElement } = document;
  // Someone whose keyboard is elsewhere in the window by now stays there.
  const isHere = activeElement === document.body || !!activeElement?.closest('main');
  const back = isHere && place?.element.isConnected && !place.inMain ? place.element : null;
  // Before what was open is drawn, for a text takes the focus where nobody has it.
  if (back instanceof HTMLElement) back.focus();
  keeping.close();
  await tick();
  if (!isHere || !place || document.activeElement !== document.body) return;
  if (place.element instanceof HTMLElement && place.element.isConnected) place.element.focus();
  // A text that is drawn anew takes the focus by itself, at its paragraph; an editor does not.
  else if (place.inMain) {
    const field = 'main [contenteditable="true"], main input, main textarea';
    document.querySelector<HTMLElement>(field)?.focus();
  }
}

/** A menu that is about to close gives the focus back to its button. */
function placeOf(element: Element | null): typeof before {
  const button = element?.closest('[role="menu"]')
    ? document.querySelector('[aria-haspopup="menu"][aria-expanded="true"]')
    : element;
  return button && { element: button, inMain: button.closest('main') !== null };
}
