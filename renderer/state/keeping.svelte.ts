/** What the middle pane shows of how the library is kept, in the order of its tabs. */
export const KEEPING_VIEWS = ['history', 'trash', 'backups', 'recovery'] as const;
export type KeepingName = (typeof KEEPING_VIEWS)[number];
/** What may lie over the middle pane: that, the tags and collections, or the open questions. */
export type OverName = KeepingName | 'labels' | 'questions';

/**
 * Which view of the whole library stands in the middle pane. It lies over what is open there,
 * which stays open under it and is back once the view is closed.
 */
export class KeepingState {
  #view = $state.raw<OverName | null>(null);
  #askedForRecovery = $state.raw(false);

  /** The view on show, or null. */
  get view(): OverName | null {
    return this.#view;
  }

  /** Whether someone asked for Recovery, which else shows only when it has something to say. */
  get askedForRecovery(): boolean {
    return this.#askedForRecovery;
  }

  open(view: OverName): void {
    if (view === 'recovery') this.#askedForRecovery = true;
    this.#view = view;
  }

  close(): void {
    this.#view = null;
    this.#askedForRecovery = false;
  }
}
