/** Whose suggestions stand in the middle pane: those of one article, or of all with null. */
export interface SuggestionScope {
  readonly articleId: string | null;
}

/**
 * Whether suggestions stand in the middle pane, and whose. They lie over what is open there, which
 * is back once they are closed.
 */
export class SuggestingState {
  #scope = $state.raw<SuggestionScope | null>(null);

  /** The scope on show, or null. */
  get scope(): SuggestionScope | null {
    return this.#scope;
  }

  open(scope: SuggestionScope): void {
    this.#scope = scope;
  }

  close(): void {
    this.#scope = null;
  }
}
