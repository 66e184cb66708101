import { untrack } from 'svelte';
import type { Clip } from '../../core/library/records';
import type { FocusState } from '../state/focus.svelte';
import type { NotebookState } from '../state/notebook.svelte';
import { Picked } from '../ui/picked.svelte';
import {
  CLIP_GROUPS,
  CLIP_SORTS,
  NO_FILTER,
  filterOf,
  foldedWords,
  groupedClips,
  sortedClips,
} from './clip-listing';
import type {
  ClipFacts,
  ClipFilter,
  ClipGrouping,
  ClipListing,
  ClipRow,
  ClipSort,
} from './clip-listing';
import { ClipStates } from './clip-states.svelte';
import { sayDay } from '../state/time-words.svelte';

/** So long a part of the work goes on before the window may draw, in ms; half a frame. */
const PART = 8;
/** Clips between two looks at the clock. */
const STEP = 200;

/** The clips of the open article, or all of the library's. */
export type ClipScope = 'article' | 'library';

interface Choices {
  readonly sort: ClipSort;
  readonly grouping: ClipGrouping;
}

const USUAL: Readonly<Record<ClipScope, Choices>> = {
  article: { sort: 'place', grouping: 'none' },
  library: { sort: 'newest', grouping: 'article' },
};

/** Where choices are kept between runs: the window's own data, they are no part of a library. */
export type ChoiceStore = Pick<Storage, 'getItem' | 'setItem'>;
const KEPT_AS = 'clip-list';

/** The list of clips: which, in what order, under what headings, and which of them are chosen. */
export class ClipListState {
  readonly #notebook: NotebookState;
  readonly #focus: FocusState;
  readonly #store: () => ChoiceStore;
  readonly #states: ClipStates;
  readonly picked = new Picked();
  #choices = $state.raw(USUAL);
  #areChoicesRead = false;
  #wantsAll = $state(false);
  filter = $state.raw<ClipFilter>(NO_FILTER);
  /** The clip that was opened from here last: the list comes back at it. */
  lastOpened = $state.raw<string | null>(null);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  /** The listing of all clips as it was last, and what it was made of: to turn to it costs nothing. */
  #whole: { readonly madeOf: readonly unknown[]; readonly listing: ClipListing } | null = null;
  #listing = $state.raw<ClipListing>({ rows: [], groups: [], count: 0 });
  #isWorking = $state(false);

  readonly #articleId: string | null = $derived.by(() => {
    const { main } = this.#focus;
    return main.kind === 'article' ? main.id : null;
  });
  /** The oldest first. */
  readonly clips: readonly Clip[] = $derived.by(() => {
    const id = this.#articleId;
    return this.scope === 'article' && id !== null
      ? this.#notebook.clipsOf(id)
      : this.#notebook.clips;
  });
  readonly #sorted: readonly Clip[] = $derived.by(() =>
    sortedClips(this.clips, this.sort, this.#facts),
  );
  /** Whether what is asked for depends on what uses the clips: most does not, and need not wait for it. */
  readonly #asksUses: boolean = $derived.by(
    () => this.sort === 'uses' || this.filter.used !== null || this.grouping === 'event',
  );
  readonly #facts: ClipFacts = $derived.by(() => {
    const notebook = this.#notebook;
    const uses = this.#asksUses ? notebook.clipUses() : null;
    // The records are looked at one by one without depending on each: on all of them at once instead.
    void [notebook.articles, notebook.tags];
    return {
      article: (id) => untrack(() => notebook.get('article', id)),
      tag: (id) => untrack(() => notebook.get('tag', id)),
      tags: notebook.tags,
      eventsOf: (id) => uses?.events(id) ?? [],
      usesOf: (id) => uses?.count(id) ?? 0,
      events: this.#asksUses ? notebook.events : [],
      stateOf: (clip) => this.#states.stateOf(clip),
      dayWords: sayDay,
    };
  });

  constructor(notebook: NotebookState, focus: FocusState, store: () => ChoiceStore) {
    this.#notebook = notebook;
    this.#focus = focus;
    this.#store = store;
    this.#states = new ClipStates(notebook);
  }

  get scope(): ClipScope {
    return this.#wantsAll || this.#articleId === null ? 'library' : 'article';
  }

  /** Whether the other scope can be had: there is an open article. */
  get canTurn(): boolean {
    return this.#articleId !== null;
  }

  /** From the article's clips to all, or back. */
  turn(): void {
    this.#wantsAll = !this.#wantsAll;
    this.picked.clear();
  }

  get sort(): ClipSort {
    return this.#choices[this.scope].sort;
  }

  get grouping(): ClipGrouping {
    return this.#choices[this.scope].grouping;
  }

  /** Chooses an order or headings, for good. */
  choose(part: Partial<Choices>): void {
    this.#choices = { ...this.#choices, [this.scope]: { ...this.#choices[this.scope], ...part } };
    if (part.grouping !== undefined) this.folded = new Set();
    this.#store().setItem(KEPT_AS, JSON.stringify(this.#choices));
  }

  narrow(part: Partial<ClipFilter>): void {
    this.filter = { ...this.filter, ...part };
  }

  get isNarrowed(): boolean {
    return (
      this.filter !== NO_FILTER &&
      Object.values(this.filter).some((one) => one !== null && one !== '')
    );
  }

  get listing(): ClipListing {
    return this.#listing;
  }

  /** Whether the listing is still that of what was asked before. */
  get isWorking(): boolean {
    return this.#isWorking;
  }

  /** The chosen clips, each once. */
  get chosen(): readonly Clip[] {
    return clipsOfRows(this.picked.of(this.#listing.rows));
  }

  /** Keeps the listing up with what is asked and what is there; to be run in an effect. */
  follow(): (() => void) | undefined {
    this.#readChoices();
    if (!this.isNarrowed) {
      const listing = this.#unnarrowed();
      untrack(() => (this.#listing = listing));
      return undefined;
    }
    const [sorted, facts, grouping] = [this.#sorted, this.#facts, this.grouping];
    const passes = filterOf(this.filter, facts);
    return untrack(() =>
      this.#sift(sorted, passes, (found) => {
        this.#listing = groupedClips(found, grouping, facts);
      }),
    );
  }

  #unnarrowed(): ClipListing {
    const { clips, sort, grouping } = this;
    const { articles, tags } = this.#notebook;
    const isKept = this.scope === 'library' && !this.#asksUses;
    const madeOf = [clips, sort, grouping, articles, tags];
    const whole = isKept ? this.#whole : null;
    if (whole && madeOf.every((part, index) => part === whole.madeOf[index])) return whole.listing;
    const listing = groupedClips(this.#sorted, grouping, this.#facts);
    if (isKept) this.#whole = { madeOf, listing };
    return listing;
  }

  /** Looks for clips of which it is not known where they stand, while that is asked; for an effect. */
  look(): (() => void) | undefined {
    if (this.filter.state === null) return undefined;
    return this.#states.look(this.clips);
  }

  /** Makes the words of all clips ready to be compared while nobody waits; for an effect. */
  warm(): () => void {
    const { clips } = this;
    let at = 0;
    let asked = 0;
    const go = (idle: IdleDeadline) => {
      while (at < clips.length && idle.timeRemaining() > 1) {
        for (const clip of clips.slice(at, at + 20)) foldedWords(clip);
        at += 20;
      }
      if (at < clips.length) asked = requestIdleCallback(go);
    };
    asked = requestIdleCallback(go);
    return () => cancelIdleCallback(asked);
  }

  /** Takes the clips that pass, in parts between which the window draws. */
  #sift(
    clips: readonly Clip[],
    passes: (clip: Clip) => boolean,
    done: (found: readonly Clip[]) => void,
  ): () => void {
    const found: Clip[] = [];
    let at = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = () => {
      const until = performance.now() + PART;
      while (at < clips.length && performance.now() < until) {
        const end = Math.min(clips.length, at + STEP);
        for (; at < end; at++) {
          const clip = clips[at];
          if (clip && passes(clip)) found.push(clip);
        }
      }
      this.#isWorking = at < clips.length;
      if (this.#isWorking) timer = setTimeout(go);
      else done(found);
    };
    go();
    return () => clearTimeout(timer);
  }

  #readChoices(): void {
    if (this.#areChoicesRead) return;
    this.#areChoicesRead = true;
    const kept = this.#store().getItem(KEPT_AS);
    if (kept !== null) this.#choices = choicesFrom(kept);
  }
}

/** The clips of some lines, each once. */
export function clipsOfRows(rows: readonly ClipRow[]): Clip[] {
  return [...new Set(rows.map(({ clip }) => clip))];
}

/** Choices as they were kept; the usual ones in place of what cannot be read. */
function choicesFrom(kept: string): Readonly<Record<ClipScope, Choices>> {
  let read: Partial<Record<ClipScope, Partial<Choices>>> | null;
  try {
    read = JSON.parse(kept) as typeof read;
  } catch (error) {
    if (error instanceof SyntaxError) return USUAL;
    throw error;
  }
  const of = (scope: ClipScope): Choices => ({
    sort: CLIP_SORTS.find((sort) => sort === read?.[scope]?.sort) ?? USUAL[scope].sort,
    grouping:
      CLIP_GROUPS.find((group) => group === read?.[scope]?.grouping) ?? USUAL[scope].grouping,
  });
  return { article: of('article'), library: of('library') };
}
