import type { DatelineBridge } from '../../core/ipc/contract';
import type { Forgotten, HistoryEntry } from '../../core/ipc/keeping';
import type { HistoryReach } from '../../core/library/history-reach';
import { Asking } from './asking';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** What was done when, as far back as someone has looked. */
export class HistoryState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  #query = $state.raw('');
  #entries = $state.raw<readonly HistoryEntry[] | null>(null);
  #next = $state.raw<string | null>(null);
  #busy = $state.raw(false);
  #reverting = $state.raw<HistoryEntry | null>(null);
  readonly #asking = new Asking();

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Loads the newest and follows what is done from now on; answers how to stop. */
  start(): () => void {
    const stop = this.#bridge.on('change:applied', () => this.#soon());
    void this.#load(1);
    return () => {
      stop();
      this.#asking.end();
    };
  }

  get query(): string {
    return this.#query;
  }

  /** Newest first; null until the first ones are here. */
  get entries(): readonly HistoryEntry[] | null {
    return this.#entries;
  }

  /** Whether the history goes back further than `entries`. */
  get hasOlder(): boolean {
    return this.#next !== null;
  }

  /** Whether older ones are being fetched. */
  get busy(): boolean {
    return this.#busy;
  }

  /** The entry that is being taken back. */
  get reverting(): HistoryEntry | null {
    return this.#reverting;
  }

  /** Looks for words in labels and names, once typing pauses. */
  search(query: string): void {
    if (query === this.#query) return;
    this.#query = query;
    this.#soon(1);
  }

  /** Fetches older ones. */
  async older(): Promise<void> {
    if (this.#busy || this.#next === null) return;
    await this.#load((this.#entries?.length ?? 0) + 1, this.#entries ?? [], this.#next);
  }

  /** Takes back what of a deed is still in force; answers how undo names that, null when it failed. */
  async revert(entry: HistoryEntry): Promise<string | null> {
    if (this.#reverting) return null;
    this.#reverting = entry;
    try {
      const { deed, act } = entry;
      const result = await this.#bridge.call('history:revert', { deed, act });
      if (result.ok) return result.value.label;
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`Could not revert: ${wordsOf(error)}`, { tone: 'problem' });
    } finally {
      this.#reverting = null;
    }
    return null;
  }

  /** What would be forgotten if the history reached only so far back; null when that is not known. */
  async forgets(reach: HistoryReach): Promise<Forgotten | null> {
    try {
      return await this.#bridge.call('history:forgets', { ...reach });
    } catch (error) {
      this.#notices.add(`The history could not be read: ${wordsOf(error)}`, { tone: 'problem' });
      return null;
    }
  }

  /** Loads anew, as many as are here: what is older may have changed with what is new. */
  #soon(least = this.#entries?.length ?? 1): void {
    this.#asking.soon(() => this.#load(least));
  }

  /** Fetches pages after `before` until there are at least so many entries, or no more. */
  async #load(
    least: number,
    known: readonly HistoryEntry[] = [],
    before: string | null = null,
  ): Promise<void> {
    const isLate = this.#asking.begin();
    const entries = [...known];
    let next = before;
    this.#busy = true;
    try {
      do {
        const page = await this.#bridge.call('history:list', { query: this.#query, before: next });
        if (isLate()) return;
        entries.push(...page.entries);
        next = page.next;
      } while (next !== null && entries.length < least);
      this.#entries = entries;
      this.#next = next;
    } catch (error) {
      if (isLate()) return;
      this.#notices.add(`The history could not be read: ${wordsOf(error)}`, { tone: 'problem' });
    } finally {
      if (!isLate()) this.#busy = false;
    }
  }
}
