/** Where the reader was in an article. */
export interface Place {
  readonly blockId: string | null;
  readonly scrollTop: number;
}

/** Keeps each article's place while the program runs. */
export class Places {
  readonly #places = new Map<string, Place>();

  keep(articleId: string, place: Place): void {
    this.#places.set(articleId, place);
  }

  of(articleId: string): Place | undefined {
    return this.#places.get(articleId);
  }
}
