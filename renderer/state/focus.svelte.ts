/** What the middle pane shows. */
export type MainView =
  | { readonly kind: 'none' }
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'page'; readonly id: string };

export type LeftTab = 'articles' | 'pages' | 'events';

/** Where in an article to go. */
export interface ArticlePlace {
  readonly clipId?: string;
  readonly blockId?: string;
}

/**
 * What is open and what is selected: the one place that every pane follows.
 *
 * Who follows whom: what was selected last leads, be it a clip or an event, and only the user selects.
 * A pane that follows marks what belongs to it (`KinState`) and moves to the first of that if it shows
 * none; it selects nothing, so that following never goes in a circle. A pane that has the keys does not
 * move: someone reads or writes there. Typing selects nothing. What was selected before a pane was
 * drawn, as on the way back from a view over it or with the next start, moves nothing either.
 */
export class FocusState {
  #main = $state.raw<MainView>({ kind: 'none' });
  #blockId = $state.raw<string | null>(null);
  #clipId = $state.raw<string | null>(null);
  #eventId = $state.raw<string | null>(null);
  #lead = $state.raw<'clip' | 'event'>('clip');
  #arrivals = $state.raw(0);
  #opened = $state.raw(0);
  #selections = $state.raw(0);
  #moves = $state.raw(0);
  /** The left pane's tab. */
  leftTab = $state<LeftTab>('articles');

  get main(): MainView {
    return this.#main;
  }

  /** The focused block of the open article. */
  get blockId(): string | null {
    return this.#blockId;
  }

  set blockId(id: string | null) {
    this.#blockId = id;
  }

  /** Counts the moves to a block by key or deed: the same block twice is two. */
  get moves(): number {
    return this.#moves;
  }

  /**
   * Moves to a block of the open article, and the keys with it: what is pressed next is about the text,
   * no longer about the list or the pane that had the keys before.
   */
  moveTo(blockId: string): void {
    this.#blockId = blockId;
    this.#moves++;
  }

  get clipId(): string | null {
    return this.#clipId;
  }

  get eventId(): string | null {
    return this.#eventId;
  }

  /** Which of the two was selected last, be it anew: the right pane shows that one first. */
  get lead(): 'clip' | 'event' {
    return this.#lead;
  }

  /** Counts the times a clip or an event was selected: the same one twice is two. */
  get selections(): number {
    return this.#selections;
  }

  /** Counts the times someone asked for a place in an article: the same place twice is two. */
  get arrivals(): number {
    return this.#arrivals;
  }

  /** Counts the times an article or a page was asked for, be it the one that is open. */
  get opened(): number {
    return this.#opened;
  }

  /** Opens an article, at a clip or a block where one is given; what was selected elsewhere is let go. */
  openArticle(id: string, at: ArticlePlace = {}): void {
    this.#opened++;
    const isOpen = this.#main.kind === 'article' && this.#main.id === id;
    if (!isOpen) this.#main = { kind: 'article', id };
    // Another article by itself: the pane beside it is its own, not an event's of before.
    if (!isOpen && at.clipId === undefined && at.blockId === undefined) this.#eventId = null;
    if (!isOpen || at.blockId !== undefined || at.clipId !== undefined) {
      this.#blockId = at.blockId ?? null;
      this.selectClip(at.clipId ?? null);
      this.#arrivals++;
    }
  }

  openPage(id: string): void {
    this.#opened++;
    if (this.#main.kind === 'page' && this.#main.id === id) return;
    this.#main = { kind: 'page', id };
    this.#blockId = null;
    this.#clipId = null;
  }

  /** Empties the middle pane. */
  close(): void {
    this.#main = { kind: 'none' };
    this.#blockId = null;
    this.#clipId = null;
  }

  selectClip(id: string | null): void {
    this.#clipId = id;
    if (id === null) return;
    this.#lead = 'clip';
    this.#selections++;
  }

  selectEvent(id: string | null): void {
    this.#eventId = id;
    if (id === null) return;
    this.#lead = 'event';
    this.#selections++;
  }
}
