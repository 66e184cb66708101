import type { FocusState } from './focus.svelte';
import type { NotebookState } from './notebook.svelte';

const NONE: ReadonlySet<string> = new Set();

/**
 * What belongs to what was selected last: a clip's events, or an event's clips. Every pane marks its
 * part of them, and none of them is selected by that; see `FocusState` for who follows whom.
 */
export class KinState {
  readonly #notebook: Pick<NotebookState, 'get' | 'evidenceOfClip' | 'evidenceOfEvent'>;
  readonly #focus: FocusState;

  constructor(
    notebook: Pick<NotebookState, 'get' | 'evidenceOfClip' | 'evidenceOfEvent'>,
    focus: FocusState,
  ) {
    this.#notebook = notebook;
    this.#focus = focus;
  }

  /** Ids of the events that the selected clip is evidence of; none while an event leads. */
  readonly events: ReadonlySet<string> = $derived.by(() => {
    const { clipId, lead } = this.#focus;
    if (clipId === null || lead !== 'clip') return NONE;
    if (this.#notebook.get('clip', clipId)?.trashedAt !== null) return NONE;
    return new Set(this.#notebook.evidenceOfClip(clipId).map(({ eventId }) => eventId));
  });

  /** Ids of the clips that are evidence of the selected event; none while a clip leads. */
  readonly clips: ReadonlySet<string> = $derived.by(() => {
    const { eventId, lead } = this.#focus;
    if (eventId === null || lead !== 'event') return NONE;
    if (this.#notebook.get('event', eventId)?.trashedAt !== null) return NONE;
    return new Set(this.#notebook.evidenceOfEvent(eventId).map(({ clipId }) => clipId));
  });
}
