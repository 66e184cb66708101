import { untrack } from 'svelte';
import { DOUBTS, doubtsOf } from '../../core/timeline/certainty';
import type { TimelineEvent } from '../../core/timeline/event';
import type { TimelineIndex } from '../../core/timeline/index-events';
import { wordsKey } from '../state/in-order';
import type { NotebookState } from '../state/notebook.svelte';
import { EVENT_COLUMNS } from './event-columns';
import type { EventColumn } from './event-columns';

/** By which column the list of events is sorted, and whether from its end. */
export interface EventSort {
  readonly column: EventColumn;
  readonly descending: boolean;
}

const USUAL: EventSort = { column: 'when', descending: false };

/** Where the choice is kept between runs: the window's own data, it is no part of a library. */
type ChoiceStore = Pick<Storage, 'getItem' | 'setItem'>;
const KEPT_AS = 'event-list';

/** What an event is sorted by; null where it has nothing of the kind, which comes last either way. */
type Key = string | number | null;

/** An event stays the same object until it changes, so each title's key is made once. */
const titleKeys = new WeakMap<TimelineEvent, string>();

function titleKey(event: TimelineEvent): string {
  let key = titleKeys.get(event);
  if (key === undefined) {
    key = wordsKey(event.title);
    titleKeys.set(event, key);
  }
  return key;
}

/** The list of events: the rows in the order that was chosen last. */
export class EventListState {
  readonly #notebook: NotebookState;
  readonly #store: ChoiceStore;
  #sort = $state.raw(USUAL);

  constructor(notebook: NotebookState, store: ChoiceStore) {
    this.#notebook = notebook;
    this.#store = store;
    this.#sort = sortFrom(store.getItem(KEPT_AS));
  }

  get sort(): EventSort {
    return this.#sort;
  }

  /** Sorts by a column; from its end when it is sorted by that already. Kept for good. */
  sortBy(column: EventColumn): void {
    const { column: now, descending } = this.#sort;
    this.#sort = { column, descending: column === now && !descending };
    this.#store.setItem(KEPT_AS, JSON.stringify(this.#sort));
  }

  /**
   * The events of an index as they are sorted: what ties stays in the order of time, what has nothing
   * in the column comes last whichever way it is sorted.
   */
  rowsOf(index: TimelineIndex): readonly TimelineEvent[] {
    const { column, descending } = this.#sort;
    const dated: TimelineEvent[] = [];
    for (const position of index.order) {
      const event = index.events[position];
      if (event) dated.push(event);
    }
    if (column === 'when') return [...(descending ? dated.reverse() : dated), ...index.undated];
    const inTime = [...dated, ...index.undated];
    return sorted(inTime, this.#keysOf(inTime, column), descending);
  }

  #keysOf(events: readonly TimelineEvent[], column: Exclude<EventColumn, 'when'>): readonly Key[] {
    const notebook = this.#notebook;
    if (column === 'title') return events.map(titleKey);
    if (column === 'sources') return events.map((event) => event.origins * 1e6 + event.articles);
    // The records are looked at one by one without depending on each: on all of them at once instead.
    void [notebook.orderedEvents, notebook.tags, notebook.lanes];
    return untrack(() => {
      if (column === 'certainty') return events.map(({ id }) => this.#doubt(id));
      const known = new Map<string, Key>();
      const keyOf = (words: string): Key => {
        const key = known.get(words) ?? (wordsKey(words) || null);
        known.set(words, key);
        return key;
      };
      const lanes = new Map(notebook.lanes.map(({ id, name }) => [id, name]));
      const tags = new Map(notebook.tags.map(({ id, name }) => [id, name]));
      return events.map(({ id }) => {
        const event = notebook.get('event', id);
        if (!event) return null;
        if (column === 'place') return keyOf(event.place);
        if (column === 'people') return keyOf(event.people.join(', '));
        if (column === 'lane') return keyOf(lanes.get(event.laneId ?? '') ?? '');
        return keyOf(event.tags.map((tag) => tags.get(tag) ?? '').join(', '));
      });
    });
  }

  /** The surest come first: what is doubted for graver reasons, the first of `DOUBTS`, comes after it. */
  #doubt(id: string): number {
    const doubts = doubtsOf(this.#notebook.view(id));
    return doubts.reduce((sum, one) => sum + 2 ** (DOUBTS.length - DOUBTS.indexOf(one)), 0);
  }
}

/** Sorted by keys made once, over numbers: 100,000 titles take a moment, not seconds. */
function sorted(
  events: readonly TimelineEvent[],
  keys: readonly Key[],
  descending: boolean,
): TimelineEvent[] {
  const way = descending ? -1 : 1;
  const named: number[] = [];
  const empty: number[] = [];
  keys.forEach((key, at) => (key === null ? empty : named).push(at));
  named.sort((a, b) => {
    const one = keys[a] as string | number;
    const other = keys[b] as string | number;
    return one < other ? -way : one > other ? way : a - b;
  });
  return [...named, ...empty].flatMap((at) => events[at] ?? []);
}

/** The order as it was kept; the usual one in place of what cannot be read. */
function sortFrom(kept: string | null): EventSort {
  if (kept === null) return USUAL;
  try {
    const read = JSON.parse(kept) as Partial<EventSort> | null;
    const column = EVENT_COLUMNS.find((one) => one === read?.column);
    return column ? { column, descending: read?.descending === true } : USUAL;
  } catch (error) {
    if (error instanceof SyntaxError) return USUAL;
    throw error;
  }
}
