import type { PartWords } from '../../core/article/several-articles';
import type { DatelineBridge } from '../../core/ipc/contract';
import { Asking } from './asking';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** What is known of the articles in a file that holds several. */
export type PartsKnown =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly parts: readonly PartWords[] }
  | { readonly state: 'failed'; readonly message: string };

/** The offer to split the open article: what it would give, and the deed itself. */
export class SplittingState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  #known = $state.raw<PartsKnown>({ state: 'looking' });
  #isSplitting = $state.raw(false);
  readonly #asking = new Asking();

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  get known(): PartsKnown {
    return this.#known;
  }

  get isSplitting(): boolean {
    return this.#isSplitting;
  }

  /** Has the file of an article read for its articles. */
  async look(articleId: string): Promise<void> {
    const isLate = this.#asking.begin();
    this.#known = { state: 'looking' };
    const known = await this.#partsOf(articleId);
    if (!isLate()) this.#known = known;
  }

  /** Splits an article; answers how many it has become, or null where it could not be. */
  async split(articleId: string): Promise<number | null> {
    if (this.#isSplitting) return null;
    this.#isSplitting = true;
    try {
      const split = await this.#bridge.call('article:split', { id: articleId });
      if (split.ok) return split.value.articles.length;
      this.#notices.add(split.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`Could not split: ${wordsOf(error)}`, { tone: 'problem' });
    } finally {
      this.#isSplitting = false;
    }
    return null;
  }

  async #partsOf(articleId: string): Promise<PartsKnown> {
    try {
      const parts = await this.#bridge.call('article:parts', { id: articleId });
      return parts.ok
        ? { state: 'found', parts: parts.value }
        : { state: 'failed', message: parts.error.message };
    } catch (error) {
      return { state: 'failed', message: wordsOf(error) };
    }
  }
}
