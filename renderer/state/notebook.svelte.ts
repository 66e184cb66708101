import { untrack } from 'svelte';
import { v7 as uuid } from 'uuid';
import type { Block } from '../../core/article/block';
import type {
  AppliedChange,
  DatelineBridge,
  LibraryHead,
  RecordBatch,
  SavingState,
  UndoLabels,
} from '../../core/ipc/contract';
import type { Effect } from '../../core/library/change';
import type { Bulk } from '../../core/library/bulk';
import type { Command } from '../../core/library/commands';
import { eventView } from '../../core/library/event-view';
import type { EventView } from '../../core/library/event-view';
import type {
  Article,
  Clip,
  Collection,
  Event,
  Evidence,
  Kind,
  Lane,
  Page,
  RecordOf,
  Tag,
} from '../../core/library/records';
import { refusedTagName, sameName, tidyTagName } from '../../core/library/tag-names';
import { versionsOf } from '../../core/library/versions';
import { ArticleTexts } from './article-texts';
import { LibraryReplica } from './library-replica';
import { LibraryLists } from './library-lists';
import type { OrderedEvent, TrashedRecord } from './library-lists';
import { NO_VIEW } from './no-view';
import type { NoticesState } from './notices.svelte';
import { TypingState } from './typing.svelte';
import { Signals } from './signals.svelte';
import { touchedKeys } from './touched-keys';
import { wordsOf } from './words-of';

/** From so many records on, a change is a part of a big deed, of which more will follow. */
const MANY = 100;

/** So often the lists follow while the parts of a big deed come in, in ms. */
const TELL_MS = 300;

/**
 * The library as the window shows it.
 *
 * Records lie in plain maps; reading one inside an effect or a derived value depends on that record
 * alone. Each change costs what it touches, and a list is put in order only when someone looks.
 */
export class NotebookState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  readonly #signals = new Signals();
  #replica = new LibraryReplica();
  #lists = new LibraryLists(this.#replica, (id) => this.#viewOf(id));
  readonly #views = new Map<string, EventView>();
  readonly #texts: ArticleTexts;
  #waiters: { n: number; resolve: () => void }[] = [];
  #loading = 0;
  #head = $state.raw<LibraryHead | null>(null);
  #loaded = $state.raw(false);
  #undo = $state.raw<UndoLabels>({ undo: null, redo: null });
  #saving = $state.raw<SavingState>({ state: 'saved' });
  readonly typing = new TypingState();
  /** What changed and whoever looks at it has not been told yet. */
  #untold: { readonly keys: Set<string>; readonly effects: Effect[] } = {
    keys: new Set(),
    effects: [],
  };
  #telling: ReturnType<typeof setTimeout> | undefined;
  readonly #followers = new Set<(effects: readonly Effect[] | null) => void>();

  /** The newest clips are the last ones. */
  readonly clips: readonly Clip[] = $derived(this.#list('clip', () => this.#lists.clips.entries()));
  /** By day of publication; those without one come last. */
  readonly articles: readonly Article[] = $derived(
    this.#list('article', () => this.#lists.articles.entries()),
  );
  /** `events` with what each amounts to; an entry stays the same object until it changes. */
  readonly orderedEvents: readonly OrderedEvent[] = $derived(
    this.#list('event', () => this.#lists.events.entries()),
  );
  /** In the order of TIME.md; those without a when come last. */
  readonly events: readonly Event[] = $derived(this.orderedEvents.map((entry) => entry.event));
  readonly pages: readonly Page[] = $derived(this.#list('page', () => this.#lists.pages.entries()));
  readonly tags: readonly Tag[] = $derived(this.#list('tag', () => this.#lists.tags.entries()));
  readonly collections: readonly Collection[] = $derived(
    this.#list('collection', () => this.#lists.collections.entries()),
  );
  readonly lanes: readonly Lane[] = $derived(this.#list('lane', () => this.#lists.lanes.entries()));
  /** Articles, clips, events and pages in the trash; what was put there last comes first. */
  readonly trash: readonly TrashedRecord[] = $derived.by(() => {
    this.#signals.read('trash');
    return this.#lists.trash.entries();
  });

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#texts = new ArticleTexts(bridge, notices);
  }

  /** Listens to main and loads the library; answers how to stop. */
  start(): () => void {
    const stops = [
      this.#bridge.on('change:applied', (change) => this.#apply(change)),
      this.#bridge.on('saving:changed', (saving) => {
        this.#saving = saving;
      }),
      this.#bridge.on('undo:changed', (undo) => {
        this.#undo = undo;
      }),
    ];
    void this.#load();
    return () => {
      this.#loading++;
      for (const stop of stops) stop();
    };
  }

  get head(): LibraryHead | null {
    return this.#head;
  }

  /** Whether it can only be read: then nothing that changes it is offered. */
  get readOnly(): boolean {
    return this.#head !== null && !this.canWrite;
  }

  /** Whether it can be changed; not before it is known. */
  get canWrite(): boolean {
    return this.#head?.readOnlyBecause === null;
  }

  /** Whether every record is here; lists show what has come so far. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get undoLabels(): UndoLabels {
    return this.#undo;
  }

  /** What the disk has, and what was typed but not handed over: both must be in to be saved. */
  get saving(): SavingState {
    const isTyping = this.#saving.state === 'saved' && this.typing.isPending;
    return isTyping ? { state: 'saving' } : this.#saving;
  }

  /**
   * Hears every change as it reaches the window, and null once a library begins to be loaded anew.
   * Answers how to stop.
   */
  onFollowed(hear: (effects: readonly Effect[] | null) => void): () => void {
    this.#followers.add(hear);
    return () => this.#followers.delete(hear);
  }

  /** A record, in the trash or not. */
  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined {
    this.#signals.read(`${kind}/${id}`);
    return this.#replica.lookup(kind, id);
  }

  /** An article's clips in the order of its text. */
  clipsOf(articleId: string): Clip[] {
    this.#signals.read(`clips-of/${articleId}`);
    return [...this.#replica.relations.clipsOfArticle.of(articleId)]
      .flatMap((id) => this.#live(this.#replica.lookup('clip', id)))
      .sort((a, b) => a.position.start - b.position.start || a.position.end - b.position.end);
  }

  /** All versions of an article that are not in the trash, the first import first. */
  versionsOf(article: Article): Article[] {
    this.#signals.read('every/article');
    const { lookup, relations } = this.#replica;
    return versionsOf(article, lookup, (id) => relations.versionsOfArticle.of(id));
  }

  /** How many clips an article has; `clipsOf` without the sorting. */
  clipCount(articleId: string): number {
    this.#signals.read(`clips-of/${articleId}`);
    let count = 0;
    for (const id of this.#replica.relations.clipsOfArticle.of(articleId)) {
      if (this.#replica.lookup('clip', id)?.trashedAt === null) count++;
    }
    return count;
  }

  /** Other articles whose text is nearly that of an article, the likest first. */
  copiesOf(article: Article): Article[] {
    this.#signals.read('every/text');
    return this.#replica.copies.articlesLike(article, (kind, id) => this.get(kind, id));
  }

  /** An event's evidence whose clips are not in the trash, oldest link first. */
  evidenceOfEvent(eventId: string): Evidence[] {
    this.#signals.read(`about-event/${eventId}`);
    return this.#evidence(this.#replica.relations.evidenceOfEvent.of(eventId)).filter(
      (item) => this.#replica.lookup('clip', item.clipId)?.trashedAt === null,
    );
  }

  /** What a clip is evidence of, but for events in the trash, oldest link first. */
  evidenceOfClip(clipId: string): Evidence[] {
    this.#signals.read(`about-clip/${clipId}`);
    return this.#evidence(this.#replica.relations.evidenceOfClip.of(clipId)).filter(
      (item) => this.#replica.lookup('event', item.eventId)?.trashedAt === null,
    );
  }

  /**
   * What uses clips, for a whole list of them: whoever asks depends on all evidence, events and pages
   * at once, for to depend on each of 50,000 clips would cost more than to ask anew.
   */
  clipUses(): {
    /** The events that a clip is evidence of, oldest link first. */
    readonly events: (clipId: string) => readonly string[];
    /** In how many events and pages it is used. */
    readonly count: (clipId: string) => number;
  } {
    for (const kind of ['evidence', 'event', 'page']) this.#signals.read(`every/${kind}`);
    const events = (clipId: string) =>
      untrack(() => this.evidenceOfClip(clipId).map(({ eventId }) => eventId));
    const pages = (clipId: string) => untrack(() => this.pagesOfClip(clipId).length);
    return { events, count: (clipId) => events(clipId).length + pages(clipId) };
  }

  /** The pages that cite a clip. */
  pagesOfClip(clipId: string): Page[] {
    this.#signals.read(`about-clip/${clipId}`);
    return [...this.#replica.relations.pagesOfClip.of(clipId)].flatMap((id) =>
      this.#live(this.#replica.lookup('page', id)),
    );
  }

  /** An event read with its evidence; worked out once until one of them changes. */
  view(eventId: string): EventView {
    this.#signals.read(`about-event/${eventId}`);
    return this.#viewOf(eventId);
  }

  /** The tag of a name, whatever its case, or undefined. */
  tagNamed(name: string): Tag | undefined {
    const same = sameName(name);
    return this.tags.find((tag) => sameName(tag.name) === same);
  }

  /**
   * The ids of tags by name, with the commands that add those that are not there yet. A name that no
   * tag can have is left out, and that is said.
   */
  tagCommands(names: readonly string[]): { ids: string[]; commands: Command[] } {
    const ids = new Map<string, string>();
    const commands: Command[] = [];
    for (const name of names.map(tidyTagName)) {
      const folded = sameName(name);
      if (name === '' || ids.has(folded)) continue;
      const there = this.tagNamed(name);
      const refused = there ? null : refusedTagName(name);
      if (refused !== null) {
        this.#notices.add(`“${name.slice(0, 40)}…”: ${refused}`, { tone: 'problem' });
        continue;
      }
      const id = there?.id ?? this.newId();
      if (!there) commands.push({ do: 'add', kind: 'tag', id, fields: { name } });
      ids.set(folded, id);
    }
    return { ids: [...ids.values()], commands };
  }

  /** A text's blocks, kept and removed; empty when its file cannot be read, as the reader says. */
  blocks(textId: string): Promise<readonly Block[]> {
    return this.#texts.blocks(textId);
  }

  /**
   * Carries out one deed: commands that stand or fall together and are undone as one. Answers
   * whether it is done and in the lists; a failure is shown as a notice.
   */
  async do(label: string, commands: readonly Command[]): Promise<boolean> {
    return this.#do(label, commands, false);
  }

  /** Notes something the user did not do on purpose, as that an article was opened: no step of undo. */
  async note(label: string, commands: readonly Command[]): Promise<boolean> {
    return this.#do(label, commands, true);
  }

  async #do(label: string, commands: readonly Command[], aside: boolean): Promise<boolean> {
    if (commands.length === 0) return true;
    const deed = { label, commands: $state.snapshot(commands) as Command[], aside };
    try {
      const result = await this.#bridge.call('change:do', deed);
      if (result.ok) {
        await this.#arrival(result.value.n);
        return true;
      }
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`${label}: ${wordsOf(error)}`, { tone: 'problem' });
    }
    return false;
  }

  /**
   * Carries out one deed over many records; answers how many changed once they are in the lists, or
   * null when it failed, which is shown as a notice.
   */
  async bulk(label: string, bulk: Bulk): Promise<number | null> {
    try {
      const result = await this.#bridge.call('change:bulk', {
        label,
        bulk: $state.snapshot<Bulk>(bulk),
      });
      if (result.ok) {
        await this.#arrival(result.value.n);
        return result.value.records;
      }
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`${label}: ${wordsOf(error)}`, { tone: 'problem' });
    }
    return null;
  }

  async undo(): Promise<void> {
    await this.#turn('change:undo', 'Undone');
  }

  async redo(): Promise<void> {
    await this.#turn('change:redo', 'Done again');
  }

  /** A fresh id for a record: UUIDv7. */
  newId(): string {
    return uuid();
  }

  async #turn(channel: 'change:undo' | 'change:redo', word: string): Promise<void> {
    try {
      const result = await this.#bridge.call(channel, null);
      if (result.ok) this.#notices.add(`${word}: ${result.value.label}`, { tone: 'info' });
      else this.#notices.add(result.error.message, { tone: 'info' });
    } catch (error) {
      this.#notices.add(wordsOf(error), { tone: 'problem' });
    }
  }

  async #load(): Promise<void> {
    const turn = ++this.#loading;
    this.#tellAll();
    this.#replica = new LibraryReplica();
    this.#lists = new LibraryLists(this.#replica, (id) => this.#viewOf(id));
    this.#views.clear();
    this.#loaded = false;
    try {
      const head = await this.#bridge.call('library:open', null);
      if (turn !== this.#loading) return;
      this.#head = head;
      for (const hear of this.#followers) hear(null);
      this.#undo = head.undo;
      this.#saving = head.saving;
      this.#signals.bumpAll();
      let after: number | null = null;
      do {
        const batch: RecordBatch = await this.#bridge.call('library:records', { after });
        if (turn !== this.#loading) return;
        this.#follow(this.#replica.take(batch));
        after = batch.next;
      } while (after !== null);
      this.#loaded = true;
      this.#release();
    } catch (error) {
      if (turn !== this.#loading) return;
      this.#notices.add(`The library could not be opened: ${wordsOf(error)}`, { tone: 'problem' });
    }
  }

  #apply(change: AppliedChange): void {
    const { effects, inStep } = this.#replica.apply(change);
    this.#undo = change.undo;
    this.#follow(effects);
    if (inStep) this.#release();
    else void this.#load();
  }

  /** Takes note of what changed. After a part of a big deed, whoever looks is told a little later. */
  #follow(effects: readonly Effect[]): void {
    const touched = touchedKeys(effects, this.#replica);
    for (const id of touched.events) {
      this.#views.delete(id);
      this.#lists.events.mark(id);
    }
    for (const effect of effects) {
      this.#lists.mark(effect);
      this.#untold.effects.push(effect);
    }
    for (const key of touched.keys) this.#untold.keys.add(key);
    const isPart = effects.length >= MANY && this.#loaded;
    if (!isPart) this.#tellAll();
    else this.#telling ??= setTimeout(() => this.#tellAll(), TELL_MS);
  }

  /** Wakes whoever looks at something that changed. */
  #tellAll(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const { keys, effects } = this.#untold;
    if (effects.length === 0) return;
    this.#untold = { keys: new Set(), effects: [] };
    for (const key of keys) this.#signals.bump(key);
    for (const hear of this.#followers) hear(effects);
  }

  #list<Entry>(kind: Kind, entries: () => readonly Entry[]): readonly Entry[] {
    this.#signals.read(`every/${kind}`);
    return entries();
  }

  #live<R extends { readonly trashedAt: string | null }>(record: R | undefined): R[] {
    return record?.trashedAt === null ? [record] : [];
  }

  #evidence(ids: ReadonlySet<string>): Evidence[] {
    return [...ids]
      .flatMap((id) => this.#replica.lookup('evidence', id) ?? [])
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)));
  }

  #viewOf(eventId: string): EventView {
    const known = this.#views.get(eventId);
    if (known) return known;
    const { lookup, relations } = this.#replica;
    const event = lookup('event', eventId);
    if (!event) return NO_VIEW;
    const view = eventView(event, this.#evidence(relations.evidenceOfEvent.of(eventId)), lookup);
    this.#views.set(eventId, view);
    return view;
  }

  /** Settles once a change has reached the window's lists. */
  #arrival(n: number): Promise<void> {
    if (this.#replica.seen >= n) {
      this.#tellAll();
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#waiters.push({ n, resolve }));
  }

  #release(): void {
    const { seen } = this.#replica;
    const waiters = this.#waiters;
    // Who waits for a change finds it in the lists.
    if (waiters.some(({ n }) => n <= seen)) this.#tellAll();
    this.#waiters = waiters.filter(({ n }) => n > seen);
    for (const { n, resolve } of waiters) if (n <= seen) resolve();
  }
}
