import type { DatelineBridge, ShownOriginal } from '../../core/ipc/contract';
import { Asking } from './asking';
import { wordsOf } from './words-of';

/** Why an original is not shown. */
export interface OriginalProblem {
  readonly code: 'not-found' | 'damaged' | 'not-shown' | 'failed';
  readonly words: string;
}

/** A link in the original: under the pointer or the keyboard, or tried in vain. */
export interface OriginalLink {
  readonly address: string;
  readonly tried: boolean;
}

/** The original that is drawn beside the text: one at a time, and none while nobody looks. */
export class OriginalState {
  readonly #bridge: DatelineBridge;
  readonly #asking = new Asking();
  #shown = $state.raw<ShownOriginal | null>(null);
  #problem = $state.raw<OriginalProblem | null>(null);
  #link = $state.raw<OriginalLink | null>(null);

  constructor(bridge: DatelineBridge) {
    this.#bridge = bridge;
  }

  /** Null until main has read it, and where there is a problem. */
  get shown(): ShownOriginal | null {
    return this.#shown;
  }

  get problem(): OriginalProblem | null {
    return this.#problem;
  }

  get link(): OriginalLink | null {
    return this.#link;
  }

  /** Fetches an article's original, in place of what is shown. */
  async show(articleId: string): Promise<void> {
    const isLate = this.#asking.begin();
    this.#put(null, null);
    try {
      const result = await this.#bridge.call('original:open', { articleId });
      if (isLate()) return;
      if (result.ok) this.#put(result.value, null);
      else this.#put(null, { code: result.error.code, words: result.error.message });
    } catch (error) {
      if (!isLate()) this.#put(null, { code: 'failed', words: wordsOf(error) });
    }
  }

  /** Lets go of what is shown, here and in main. */
  hide(): void {
    this.#asking.end();
    this.#put(null, null);
    void this.#bridge.call('original:close', null);
  }

  /**
   * Notes the link that main tells of. One that was tried stays to be read until another comes. They
   * are the original's, for the window itself draws no links.
   */
  point(link: OriginalLink): void {
    if (link.address === '') {
      if (this.#link?.tried === false) this.#link = null;
    } else if (link.tried || link.address !== this.#link?.address) this.#link = link;
  }

  #put(shown: ShownOriginal | null, problem: OriginalProblem | null): void {
    this.#shown = shown;
    this.#problem = problem;
    this.#link = null;
  }
}
