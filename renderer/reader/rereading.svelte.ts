import type { DatelineBridge } from '../../core/ipc/contract';
import type { ReadingPreview, Rereading } from '../../core/ipc/reading';
import type { Result } from '../../core/ipc/result';
import { wordsOf } from '../state/words-of';

/** An encoding by name, or null for what the file itself says. */
export type EncodingChoice = string | null;

/** The question how an article is to be read again, with what each answer would come to. */
export class RereadingState {
  readonly #bridge: Pick<DatelineBridge, 'call'>;
  readonly #articleId: string;
  #choice = $state.raw<EncodingChoice>(null);
  #preview = $state.raw<ReadingPreview | null>(null);
  #problem = $state.raw('');
  #taking = $state.raw(false);
  #asked = 0;

  constructor(bridge: Pick<DatelineBridge, 'call'>, articleId: string, choice: EncodingChoice) {
    this.#bridge = bridge;
    this.#articleId = articleId;
    this.#choice = choice;
  }

  get choice(): EncodingChoice {
    return this.#choice;
  }

  /** What the choice would come to; null until that is known. */
  get preview(): ReadingPreview | null {
    return this.#preview;
  }

  /** Why it cannot be read, in words; empty where it can. */
  get problem(): string {
    return this.#problem;
  }

  /** Whether the reading may be taken: it is known and says something else. */
  get isReady(): boolean {
    return !this.#taking && this.#preview?.status === 'changed';
  }

  /** Asks what a choice would come to; of quick choices only the last is answered. */
  async choose(choice: EncodingChoice): Promise<void> {
    this.#choice = choice;
    this.#preview = null;
    this.#problem = '';
    const turn = ++this.#asked;
    const result = await this.#call('article:preview');
    if (turn !== this.#asked) return;
    if (result.ok) this.#preview = result.value;
    else this.#problem = result.error.message;
  }

  /** Takes the reading as it is shown; null where that failed, for the reason that is shown. */
  async take(): Promise<Rereading | null> {
    if (!this.isReady) return null;
    this.#taking = true;
    const result = await this.#call('article:reread');
    this.#taking = false;
    if (result.ok) return result.value;
    this.#problem = result.error.message;
    return null;
  }

  async #call<Name extends 'article:preview' | 'article:reread'>(
    name: Name,
  ): Promise<Result<Name extends 'article:preview' ? ReadingPreview : Rereading>> {
    type Answer = Result<Name extends 'article:preview' ? ReadingPreview : Rereading>;
    try {
      const input = { articleId: this.#articleId, encoding: this.#choice };
      return (await this.#bridge.call(name, input)) as Answer;
    } catch (error) {
      return { ok: false, error: { code: 'internal', message: wordsOf(error) } };
    }
  }
}
