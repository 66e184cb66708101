import type { Block } from '../../core/article/block';
import { differences } from '../../core/article/differences';
import type { Difference } from '../../core/article/differences';
import { shownBlocks } from '../../core/article/shown';
import { carryCounts, carryPassage } from '../../core/clip/carry-over';
import type { CarriedPassage, CarryCounts } from '../../core/clip/carry-over';
import type { Command } from '../../core/library/commands';
import type { Article, Clip } from '../../core/library/records';
import { counted } from '../library/counted';
import type { AppState } from '../state/context';
import type { ReaderState } from './reader.svelte';

/** The open article among its versions: which there are, how they differ, which clips it could have. */
export class VersionsState {
  readonly #app: AppState;
  readonly #reader: ReaderState;
  /** What is compared: the open article, and the version it is held against. */
  #compared = $state.raw<{ readonly articleId: string; readonly otherId: string } | null>(null);
  #otherText = $state.raw<{ readonly textId: string; readonly blocks: readonly Block[] } | null>(
    null,
  );
  #asked = 0;

  /** All versions, the first import first; only the open article where it has no others. */
  readonly all: readonly Article[] = $derived.by(() => {
    const { article } = this.#reader;
    return article ? this.#app.notebook.versionsOf(article) : [];
  });
  /** The place of the open article among them, from 0. */
  readonly at: number = $derived(this.all.findIndex(({ id }) => id === this.#reader.article?.id));
  /** The version that the open one is held against while their differences are shown. */
  readonly other: Article | null = $derived.by(() => {
    const compared = this.#compared;
    if (compared?.articleId !== this.#reader.article?.id) return null;
    return this.all.find(({ id }) => id === compared?.otherId) ?? null;
  });
  /** From the other version to the open one; null until both texts are here. */
  readonly differences: readonly Difference[] | null = $derived.by(() => {
    const { article, blocks, shown } = this.#reader;
    const text = this.#otherText;
    if (!article || !blocks || !this.other || text?.textId !== this.other.textId) return null;
    const before = withTitle(this.other, shownBlocks(this.other, text.blocks));
    return differences(before, withTitle(article, shown));
  });
  readonly #carried: readonly (readonly [Clip, CarriedPassage])[] = $derived.by(() => {
    const { article, blocks, shown } = this.#reader;
    if (!article || !blocks || this.at < 1) return [];
    const ids = new Set(shown.map(({ id }) => id));
    const here = this.#app.notebook.clipsOf(article.id);
    const known = new Set(here.map((clip) => clip.quote.exact));
    const taken = new Set(here.map(({ position: { start, end } }) => `${start}-${end}`));
    return this.all
      .slice(0, this.at)
      .reverse()
      .flatMap((version) => this.#app.notebook.clipsOf(version.id))
      .filter(({ quote: { exact } }) => !known.has(exact) && known.add(exact))
      .map((clip) => [clip, carryPassage(blocks, ({ id }) => ids.has(id), clip)] as const)
      .filter(([, { selector }]) => {
        // Carried over before, in the words of this version.
        return !selector || !taken.has(`${selector.position.start}-${selector.position.end}`);
      });
  });
  /** The clips of earlier versions that this one has not, by whether they stand in it. */
  readonly carryable: CarryCounts = $derived(
    carryCounts(this.#carried.map(([, passage]) => passage)),
  );

  constructor(app: AppState, reader: ReaderState) {
    this.#app = app;
    this.#reader = reader;
  }

  /** Fetches the text that the open one is held against; to be run in an effect. */
  follow(): void {
    const { other } = this;
    const turn = ++this.#asked;
    if (!other) return;
    const { textId } = other;
    void this.#app.notebook.blocks(textId).then((blocks) => {
      if (turn === this.#asked) this.#otherText = { textId, blocks };
    });
  }

  /** Shows how the open article differs from another version; from the one before it, if none is named. */
  compare(other: Article | undefined = this.all[this.at - 1] ?? this.all[this.at + 1]): void {
    const { article } = this.#reader;
    if (article && other) this.#compared = { articleId: article.id, otherId: other.id };
  }

  /** Goes back from the differences to the text. */
  endComparing(): void {
    this.#compared = null;
  }

  /**
   * Makes clips of the same passages in the open version, in its words, with note, colour and tags,
   * as one step.
   *
   * Asked for and copied, not done unasked and moved: a clip is proof of what one saved file says, and
   * pages and events cite that file with its day. Those of the older version stay what they are; what
   * a later version says too is further evidence, which the user may link as such.
   */
  async carryOver(): Promise<void> {
    const { article } = this.#reader;
    if (!article) return;
    const { found, changed, ambiguous, lost } = this.carryable;
    const all = counted(found + changed, 'clip');
    const commands = this.#carried.flatMap(([clip, { selector }]): Command[] => {
      if (!selector) return [];
      const { note, colour } = clip;
      const { start, end } = selector.position;
      const id = this.#app.notebook.newId();
      const tags = [...clip.tags];
      return [{ do: 'clip', id, articleId: article.id, start, end, note, colour, tags }];
    });
    if (!(await this.#app.notebook.do(`Carry over ${all}`, commands))) return;
    const left = ambiguous + lost;
    const other = changed === 0 ? '' : `, ${changed} with other words`;
    const rest = left === 0 ? '' : ` ${left} not found here.`;
    this.#app.notices.add(`${all} carried over${other}.${rest}`, { tone: 'info' });
  }
}

/** A version's text with its title before it, which the text itself leaves out. */
function withTitle(article: Article, blocks: readonly Block[]): readonly Block[] {
  const title = article.title.value;
  return title === null
    ? blocks
    : [{ id: 'title', kind: 'heading', level: 1, text: title }, ...blocks];
}
