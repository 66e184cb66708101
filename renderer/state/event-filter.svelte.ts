import { untrack } from 'svelte';
import { facetsOf, type EventFacets } from '../../core/library/event-facets';
import {
  NO_FILTER,
  eventTest,
  filters,
  foldedText,
  type EventFacts,
  type EventFilter,
} from '../../core/library/event-filter';
import type { OrderedEvent } from './library-lists';
import type { NotebookState } from './notebook.svelte';
import { originName } from './origin-name';

/**
 * Which events are shown, for the timeline, its list and the list of events alike.
 *
 * It lasts as long as the window has the library open: who comes back another day finds everything.
 */
export class EventFilterState {
  readonly #notebook: NotebookState;
  #filter = $state.raw<EventFilter>(NO_FILTER);
  #libraryId: string | null = null;
  #isSought = $state.raw(false);

  /** What the clips of an event say, folded; an entry is another object once its evidence changes. */
  readonly #texts = new WeakMap<OrderedEvent, string>();

  /** The events that are shown, in the order of time. */
  readonly shown: readonly OrderedEvent[] = $derived.by(() => {
    const all = this.#notebook.orderedEvents;
    if (!this.isActive) return all;
    const passes = eventTest(this.#filter);
    const tags = this.#tagNames();
    return all.filter((entry) => passes(this.#factsOf(entry, tags)));
  });
  readonly #shownIds: ReadonlySet<string> = $derived.by(
    () => new Set(this.shown.map(({ id }) => id)),
  );

  constructor(notebook: NotebookState) {
    this.#notebook = notebook;
  }

  /** Lets the filter go when another library is opened; answers how to stop. */
  start(): () => void {
    return this.#notebook.onFollowed((effects) => {
      const id = untrack(() => this.#notebook.head?.id ?? null);
      if (effects !== null || id === this.#libraryId) return;
      this.#libraryId = id;
      this.clear();
    });
  }

  get filter(): EventFilter {
    return this.#filter;
  }

  get isActive(): boolean {
    return filters(this.#filter);
  }

  /** What the events can be narrowed down to, all of them and not only those shown. */
  facets(): EventFacets {
    const tags = this.#tagNames();
    return facetsOf(this.#notebook.orderedEvents.map((entry) => this.#factsOf(entry, tags)));
  }

  /** How many events there are, shown or not. */
  get total(): number {
    return this.#notebook.orderedEvents.length;
  }

  /** Whether an event of the library is left out. */
  hides(eventId: string): boolean {
    return this.isActive && !this.#shownIds.has(eventId);
  }

  narrow(part: Partial<EventFilter>): void {
    this.#filter = { ...this.#filter, ...part };
  }

  /** Adds a value to a list of the filter, or takes it away. */
  toggle(key: FilterList, value: string): void {
    const list: readonly string[] = this.#filter[key];
    const next = list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
    this.narrow({ [key]: next });
  }

  /**
   * Only the words, whatever else was asked for: what a search that leads here shows. The timeline
   * then goes to what is found.
   */
  find(words: string): void {
    this.#filter = { ...NO_FILTER, words };
    this.#isSought = true;
  }

  /** Whether the timeline has yet to go to what was found. */
  get isSought(): boolean {
    return this.#isSought;
  }

  /** Notes that it went there. */
  wentThere(): void {
    this.#isSought = false;
  }

  clear(): void {
    this.#filter = NO_FILTER;
  }

  #tagNames(): ReadonlyMap<string, string> {
    return new Map(this.#notebook.tags.map(({ id, name }) => [id, name]));
  }

  #factsOf(entry: OrderedEvent, tags: ReadonlyMap<string, string>): EventFacts {
    const { event, view } = entry;
    const names = event.tags.flatMap((id) => tags.get(id) ?? []);
    const own = [event.title, event.place, ...event.people, event.description];
    return {
      text: () => `${this.#textOf(entry, own)}\n${foldedText(names.map((name) => `#${name}`))}`,
      tags: names,
      people: event.people,
      place: event.place,
      origins: view.origins.map((origin) => originName(this.#notebook, origin)),
      articles: view.articles,
      colour: event.colour,
      disagrees: view.conflict,
      dated: view.when !== null,
    };
  }

  #textOf(entry: OrderedEvent, own: readonly string[]): string {
    const known = this.#texts.get(entry);
    if (known !== undefined) return known;
    const quotes = untrack(() =>
      this.#notebook
        .evidenceOfEvent(entry.id)
        .flatMap(({ clipId }) => this.#notebook.get('clip', clipId)?.quote.exact ?? []),
    );
    const text = foldedText([...own, ...quotes]);
    this.#texts.set(entry, text);
    return text;
  }
}

/** The parts of a filter that are lists. */
export type FilterList = 'tags' | 'people' | 'places' | 'origins' | 'colours' | 'signs';
