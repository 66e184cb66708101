import type { Block } from '../../core/article/block';
import type { DatelineBridge } from '../../core/ipc/contract';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** Texts kept at hand; an article's is some tens of kilobytes. */
const KEPT = 60;

/** The texts read last, so that going back to an article asks main for nothing. */
export class ArticleTexts {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  readonly #texts = new Map<string, Promise<readonly Block[]>>();

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** A text's blocks, kept and removed; empty when its file cannot be read, as the reader says. */
  blocks(textId: string): Promise<readonly Block[]> {
    const blocks = this.#texts.get(textId) ?? this.#fetch(textId);
    this.#texts.delete(textId);
    this.#texts.set(textId, blocks);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > KEPT && oldest !== undefined) this.#texts.delete(oldest);
    return blocks;
  }

  async #fetch(textId: string): Promise<readonly Block[]> {
    try {
      const result = await this.#bridge.call('article:blocks', { textId });
      if (result.ok) return result.value;
    } catch (error) {
      this.#notices.add(`The text could not be read: ${wordsOf(error)}`, { tone: 'problem' });
    }
    this.#texts.delete(textId);
    return [];
  }
}
