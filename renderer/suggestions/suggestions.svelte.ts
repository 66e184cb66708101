import { sameEvents } from '../../core/clip/likely-events';
import type { When } from '../../core/time/when';
import { textAndDay } from '../reader/article-dates';
import type { NotebookState } from '../state/notebook.svelte';
import { proposalsOf, stillOpen } from './proposals';
import type { Proposal } from './proposals';

/** An event there is that a proposal may tell of too. */
export interface KnownEvent {
  readonly id: string;
  readonly title: string;
  readonly when: When | null;
  readonly origins: number;
}

/** So many proposals are looked for ahead; the next articles are read as these are answered. */
const AHEAD = 60;
/** More existing events than this are no help in choosing. */
const MOST_EVENTS = 3;

/** The events that the texts of one article, or of all, propose and nobody has answered yet. */
export class SuggestionsState {
  readonly #notebook: NotebookState;
  /** The article that they are of; null for all articles of the library, in the order of its list. */
  readonly articleId: string | null;
  #found = $state.raw<readonly Proposal[]>([]);
  /** Articles that were read through, by id, with what was read as `textAndDay` names it. */
  #read = $state.raw<ReadonlyMap<string, string>>(new Map());
  #isReading = $state(false);
  #stopped = false;
  #activeId = $state<string | null>(null);

  /** Those that are open, in the order of articles and texts. */
  readonly open: readonly Proposal[] = $derived.by(() =>
    this.#found.flatMap((proposal) => stillOpen(this.#notebook, proposal) ?? []),
  );

  constructor(notebook: NotebookState, articleId: string | null) {
    this.#notebook = notebook;
    this.articleId = articleId;
  }

  /** Whether texts are being read through. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** How many articles were read through, and how many there are to read. */
  get progress(): { readonly read: number; readonly all: number } {
    return { read: this.#read.size, all: this.#articleIds().length };
  }

  /** The one that the keys are at: the first until someone moves. */
  get active(): Proposal | null {
    return this.open.find(({ id }) => id === this.#activeId) ?? this.open[0] ?? null;
  }

  activate(id: string): void {
    this.#activeId = id;
  }

  /** Moves to another by steps; stays at either end. */
  move(steps: number): void {
    const { open, active } = this;
    const at = active ? open.indexOf(active) : -1;
    const next = open[Math.min(open.length - 1, Math.max(0, at + steps))];
    if (next) this.#activeId = next.id;
  }

  /** Goes on from one that is about to be answered to the one after it, or the one before the last. */
  leave(proposal: Proposal): void {
    const { open } = this;
    const at = open.findIndex(({ id }) => id === proposal.id);
    this.#activeId = (open[at + 1] ?? open[at - 1])?.id ?? null;
  }

  /** Events that a proposal may tell of, the likeliest first. */
  eventsFor(proposal: Proposal): readonly KnownEvent[] {
    const known = this.#notebook.orderedEvents.map(({ event, view }) => ({
      id: event.id,
      title: event.title,
      place: event.place,
      people: event.people,
      when: view.when,
      origins: view.origins.length,
    }));
    return sameEvents(known, { words: proposal.sentence, when: proposal.when }).slice(
      0,
      MOST_EVENTS,
    );
  }

  /** Reads texts until enough proposals are at hand; answers once they are, or nothing is left. */
  async fill(): Promise<void> {
    if (this.#isReading || this.#stopped) return;
    this.#isReading = true;
    try {
      for (const id of this.#articleIds()) {
        if (this.open.length >= AHEAD || this.#stopped) break;
        const article = this.#notebook.get('article', id);
        const from = article ? textAndDay(article) : '';
        if (this.#read.get(id) === from) continue;
        const found = article ? await proposalsOf(this.#notebook, article) : [];
        const isFirst = !this.#read.has(id);
        this.#read = new Map([...this.#read, [id, from]]);
        const others = isFirst ? this.#found : this.#found.filter((one) => one.articleId !== id);
        if (!isFirst || found.length > 0) this.#found = [...others, ...found];
      }
    } finally {
      this.#isReading = false;
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  #articleIds(): readonly string[] {
    if (this.articleId !== null) return [this.articleId];
    return this.#notebook.articles.map(({ id }) => id);
  }
}
