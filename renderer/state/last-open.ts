import type { TimeView } from '../../core/timeline/view';
import type { FocusState, LeftTab, MainView } from './focus.svelte';

/** What a window had open in a library when it was last there. */
export interface LastOpen {
  readonly main: MainView;
  readonly leftTab: LeftTab;
  readonly eventId: string | null;
  readonly timeline: TimeView | null;
  readonly asList: boolean;
}

function keyFor(libraryId: string): string {
  return `last-open/${libraryId}`;
}

/** Keeps it with the window's own data: where someone reads is no part of the library. */
export function keepLastOpen(libraryId: string, last: LastOpen): void {
  localStorage.setItem(keyFor(libraryId), JSON.stringify(last));
}

/** What was kept, or null when there is nothing or it cannot be read any more. */
export function lastOpen(libraryId: string): LastOpen | null {
  const kept = localStorage.getItem(keyFor(libraryId));
  if (kept === null) return null;
  try {
    const last = JSON.parse(kept) as Partial<LastOpen> | null;
    const known = typeof last?.main?.kind === 'string' && typeof last.leftTab === 'string';
    if (!known) return null;
    return { eventId: null, timeline: null, asList: false, ...last } as LastOpen;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Opens again what was open. */
export function reopen(focus: FocusState, last: LastOpen): void {
  focus.leftTab = last.leftTab;
  if (last.main.kind === 'article') focus.openArticle(last.main.id);
  if (last.main.kind === 'page') focus.openPage(last.main.id);
  focus.selectEvent(last.eventId);
}
