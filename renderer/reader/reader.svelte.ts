import { blockStarts } from '../../core/article/block';
import type { Block, Mark } from '../../core/article/block';
import { leftOutBlocks, shownBlocks } from '../../core/article/shown';
import { nearestDate } from '../../core/clip/nearest-date';
import type { Stretch } from '../../core/clip/runs';
import { findPassage } from '../../core/clip/selector';
import type { Anchor } from '../../core/clip/anchor';
import type { Article, Clip } from '../../core/library/records';
import type { Passage } from '../clips/passage';
import type { AppState } from '../state/context';
import { articleDates } from './article-dates';
import type { TextDate } from './article-dates';
import { segmentsOf } from './segments';
import type { Segment } from './segments';

/** What lies over a block's text; positions count from the block's start. */
export type Layer = Stretch &
  (
    | { readonly kind: 'mark'; readonly mark: Mark }
    | { readonly kind: 'clip'; readonly clip: Clip }
    | { readonly kind: 'date'; readonly date: TextDate }
  );

/** A clip and where it stands in the text as it is now. */
export interface AnchoredClip {
  readonly clip: Clip;
  readonly anchor: Anchor;
}

const NO_LAYERS: readonly Layer[] = [];

/** The open article: its blocks, what lies over them, and what the keys would act on. */
export class ReaderState {
  readonly #app: AppState;
  #text = $state.raw<{ readonly textId: string; readonly blocks: readonly Block[] } | null>(null);
  /** Older revisions, by id, in which clips of the article were made. */
  #older = $state.raw<ReadonlyMap<string, readonly Block[]>>(new Map());
  #dates = $state.raw<readonly TextDate[]>([]);
  #asked = 0;
  #hovered = $state.raw<TextDate | null>(null);
  #chosen = $state.raw<TextDate | null>(null);
  /** While the mouse is down in the text nothing may scroll: the press would end on other words. */
  isPressed = $state(false);
  /** While something else is shown in place of the text, the keys are at none of its blocks. */
  isCovered = $state(false);
  /** The block that the eyes are at; moves start there while the keys are at none. */
  inView = $state.raw<string | null>(null);
  /** What is selected in the text, in units of the full text. */
  selection = $state.raw<Stretch | null>(null);
  /** Where the caret, or the moving end of the selection, is or was last, in units of the full text. */
  caret = $state.raw<number | null>(null);
  /** Whether the keys put it there: then it is drawn. */
  isCaretShown = $state(false);
  /** Where a clip would stand whose end is being dragged; it is drawn there. */
  draft = $state.raw<({ readonly clipId: string } & Stretch) | null>(null);
  /** The block whose reading the user has waved away. */
  dismissed = $state.raw<string | null>(null);

  /** The open article, or null. */
  readonly article: Article | null = $derived.by(() => {
    const { main } = this.#app.focus;
    return main.kind === 'article' ? (this.#app.notebook.get('article', main.id) ?? null) : null;
  });
  /** All blocks in source order; null until they are here. */
  readonly blocks: readonly Block[] | null = $derived.by(() =>
    this.article && this.#text?.textId === this.article.textId ? this.#text.blocks : null,
  );
  readonly shown: readonly Block[] = $derived.by(() =>
    this.article && this.blocks ? shownBlocks(this.article, this.blocks) : [],
  );
  /** Each shown block's place among them, from 0. */
  readonly places: ReadonlyMap<string, number> = $derived.by(
    () => new Map(this.shown.map((block, index) => [block.id, index])),
  );
  /** The block that the keys are at. */
  readonly focused: Block | null = $derived.by(() => {
    if (this.isCovered) return null;
    const { blockId } = this.#app.focus;
    const place = blockId === null ? undefined : this.places.get(blockId);
    return (place === undefined ? undefined : this.shown[place]) ?? null;
  });
  readonly leftOut: readonly Block[] = $derived.by(() =>
    this.article && this.blocks ? leftOutBlocks(this.article, this.blocks) : [],
  );
  /** Whether the blocks that were left out are drawn too, each at its place. */
  showsLeftOut = $state(false);
  readonly segments: readonly Segment[] = $derived.by(() =>
    this.showsLeftOut ? segmentsOf(this.blocks ?? [], this.leftOut) : segmentsOf(this.shown),
  );
  /** Where each block begins in the full text. */
  readonly starts: ReadonlyMap<string, number> = $derived.by(() => {
    const starts = blockStarts(this.blocks ?? []);
    return new Map(this.blocks?.map((block, index) => [block.id, starts[index] ?? 0]));
  });
  /** The article's clips in the order of its text, each with where it is found now. */
  readonly clips: readonly AnchoredClip[] = $derived.by(() => {
    const { article, blocks } = this;
    if (!article || !blocks) return [];
    return this.#app.notebook
      .clipsOf(article.id)
      .map((clip) => ({ clip, anchor: findPassage(blocks, clip, this.#older.get(clip.textId)) }));
  });
  readonly #layers: ReadonlyMap<string, readonly Layer[]> = $derived.by(() => {
    const { draft } = this;
    const clips = this.clips.flatMap(({ clip, anchor }) => {
      const place = draft?.clipId === clip.id ? draft : anchor.position;
      return place ? [{ kind: 'clip' as const, clip, start: place.start, end: place.end }] : [];
    });
    const dates = this.#dates.map((date) => ({
      kind: 'date' as const,
      date,
      start: date.start,
      end: date.end,
    }));
    const layers = new Map<string, readonly Layer[]>();
    for (const block of this.shown) {
      const from = this.starts.get(block.id) ?? 0;
      const to = from + block.text.length;
      const marks = (block.marks ?? []).map((mark) => ({
        kind: 'mark' as const,
        mark,
        start: mark.start,
        end: mark.end,
      }));
      const over = [...clips, ...dates]
        .filter(({ start, end }) => start < to && end > from)
        .map((layer): Layer => ({ ...layer, start: layer.start - from, end: layer.end - from }));
      if (marks.length + over.length > 0) layers.set(block.id, [...marks, ...over]);
    }
    return layers;
  });

  constructor(app: AppState) {
    this.#app = app;
  }

  /** Fetches the open article's text and dates; to be run in an effect. */
  follow(): void {
    const { article } = this;
    const turn = ++this.#asked;
    if (article) void this.#fetch(turn, article);
  }

  async #fetch(turn: number, article: Article): Promise<void> {
    const { textId } = article;
    const blocks = await this.#app.notebook.blocks(textId);
    if (turn !== this.#asked) return;
    if (this.#text?.textId !== textId) {
      this.#text = { textId, blocks };
      this.#older = new Map();
      this.caret = null;
      this.#dates = [];
      this.#hovered = null;
      this.#chosen = null;
    }
    const dates = await articleDates(article, blocks);
    if (turn !== this.#asked) return;
    this.#dates = dates;
    const older = await this.#olderTexts(article);
    if (turn === this.#asked) this.#older = older;
  }

  /** The revisions other than the current one that clips of an article were made in. */
  async #olderTexts(article: Article): Promise<ReadonlyMap<string, readonly Block[]>> {
    const { notebook } = this.#app;
    const ids = new Set(notebook.clipsOf(article.id).map(({ textId }) => textId));
    ids.delete(article.textId);
    const texts = await Promise.all(
      [...ids].map(async (id) => [id, await notebook.blocks(id)] as const),
    );
    return new Map(texts.filter(([, blocks]) => blocks.length > 0));
  }

  layersOf(blockId: string): readonly Layer[] {
    return this.#layers.get(blockId) ?? NO_LAYERS;
  }

  /** The clips with words in a block. */
  clipsIn(blockId: string): Clip[] {
    return this.layersOf(blockId).flatMap((layer) => (layer.kind === 'clip' ? [layer.clip] : []));
  }

  /** The date expressions in a block. */
  datesIn(blockId: string): TextDate[] {
    return this.layersOf(blockId).flatMap((layer) => (layer.kind === 'date' ? [layer.date] : []));
  }

  /** The date expressions of the shown blocks, in the order of the text. */
  get dates(): readonly TextDate[] {
    return this.#dates.filter((date) => this.blockAt(date.start) !== null);
  }

  /** The shown block that holds a place of the full text. */
  blockAt(at: number): Block | null {
    return (
      this.shown.find((block) => {
        const start = this.starts.get(block.id) ?? 0;
        return start <= at && at <= start + block.text.length;
      }) ?? null
    );
  }

  /** The first shown block of a clip; null where the clip is not found. */
  blockOfClip(clipId: string): string | null {
    return (
      this.shown.find((block) => this.clipsIn(block.id).some(({ id }) => id === clipId))?.id ?? null
    );
  }

  /** The shown blocks that hold words of some clips, in the order of the text. */
  blocksOfClips(clipIds: ReadonlySet<string>): string[] {
    return this.shown
      .filter((block) => this.clipsIn(block.id).some(({ id }) => clipIds.has(id)))
      .map(({ id }) => id);
  }

  /** The date whose reading is shown: the one under the mouse, else one of the focused block. */
  get activeDate(): TextDate | null {
    if (this.#hovered) return this.#hovered;
    const block = this.focused;
    if (!block || this.dismissed === block.id || this.selection) return null;
    const dates = this.datesIn(block.id);
    const start = this.starts.get(block.id) ?? 0;
    return (
      dates.find((date) => date === this.#chosen) ??
      nearestDate(dates, { start, end: start + block.text.length })
    );
  }

  /** The date that the user went to by key, while its reading is shown. */
  get pickedDate(): TextDate | null {
    return this.#chosen && this.activeDate === this.#chosen ? this.#chosen : null;
  }

  /** Whether the reading is shown for the mouse. */
  get isHovering(): boolean {
    return this.#hovered !== null;
  }

  hover(date: TextDate | null): void {
    this.#hovered = date;
  }

  /** Makes a date the one of its block whose reading is shown. */
  choose(date: TextDate): void {
    this.#chosen = date;
    this.#hovered = null;
    this.dismissed = null;
  }

  /** The clip that keys act on: the selected one if it is in the focused block, else that block's first. */
  get focusedClip(): Clip | null {
    const { clipId, blockId } = this.#app.focus;
    const here = blockId === null ? [] : this.clipsIn(blockId);
    const selected = here.find((clip) => clip.id === clipId);
    if (selected) return selected;
    const elsewhere = blockId === null && this.clips.find(({ clip }) => clip.id === clipId);
    return here[0] ?? (elsewhere ? elsewhere.clip : null);
  }

  /** What `c` would clip: the selection, else the focused block's words. */
  get words(): Stretch | null {
    if (this.selection) return this.selection;
    const block = this.focused;
    if (!block || block.text.trim() === '') return null;
    const start = this.starts.get(block.id) ?? 0;
    return { start, end: start + block.text.length };
  }

  /** What `e` and `l` are about: the selection, else the focused clip, else the focused block. */
  get passage(): Passage | null {
    if (!this.selection && this.focusedClip) return { kind: 'clip', clipId: this.focusedClip.id };
    return this.#passageOver(this.words);
  }

  /** What a date tells of: the first clip that holds it, else its block. */
  passageOf(date: TextDate): Passage | null {
    const block = this.blockAt(date.start);
    if (!block) return null;
    const holding = this.clips.find(
      ({ anchor: { position } }) =>
        position && position.start <= date.start && position.end >= date.end,
    );
    if (holding) return { kind: 'clip', clipId: holding.clip.id };
    const start = this.starts.get(block.id) ?? 0;
    return this.#passageOver({ start, end: start + block.text.length });
  }

  #passageOver(words: Stretch | null): Passage | null {
    const { article } = this;
    if (!article || !words) return null;
    const same = this.clipOver(words);
    return same
      ? { kind: 'clip', clipId: same.id }
      : { kind: 'text', articleId: article.id, ...words };
  }

  /** The clip that keeps just these words already. */
  clipOver({ start, end }: Stretch): Clip | null {
    const same = this.clips.find(
      ({ anchor }) => anchor.position?.start === start && anchor.position.end === end,
    );
    return same?.clip ?? null;
  }
}
