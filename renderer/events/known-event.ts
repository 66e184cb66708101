import type { KnownEvent } from '../../core/clip/likely-events';
import type { Event } from '../../core/library/records';
import type { NotebookState } from '../state/notebook.svelte';

/** An event as it is looked for among others, with the number of origins that report it. */
export function knownEvent(
  notebook: Pick<NotebookState, 'view'>,
  { id, title, place, people }: Event,
): KnownEvent & { readonly origins: number } {
  const { when, origins } = notebook.view(id);
  return { id, title, place, people, when, origins: origins.length };
}
