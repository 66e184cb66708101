import type { DatelineBridge } from '../../core/ipc/contract';
import type { BackupContents, BackupEntry, BackupRecord, Restored } from '../../core/ipc/keeping';
import { Asking } from './asking';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** So many records are listed at first, and so many more each time; main gives 2,000 at most. */
const STEP = 200;
const MOST = 2_000;

/** One backup from the inside, beside the library as it is now. */
export class BackupContentsState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  readonly #listed: BackupEntry;
  #query = $state.raw('');
  #different = $state.raw(true);
  /** Whether the user said so, be it yes or no. */
  #isChosen = false;
  #contents = $state.raw<BackupContents | null>(null);
  #problem = $state.raw<string | null>(null);
  #restoring = $state.raw(false);
  #most = STEP;
  readonly #asking = new Asking();

  constructor(bridge: DatelineBridge, notices: NoticesState, entry: BackupEntry) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#listed = entry;
  }

  /** Loads what it holds and follows the library beside it; answers how to stop. */
  start(): () => void {
    const stop = this.#bridge.on('change:applied', () => this.#soon());
    void this.#begin();
    return () => {
      stop();
      this.#asking.end();
    };
  }

  /** As it was listed, and once it was read, as it is. */
  get entry(): BackupEntry {
    return this.#contents?.entry ?? this.#listed;
  }

  get query(): string {
    return this.#query;
  }

  /** Whether only what is not the same now is listed. */
  get different(): boolean {
    return this.#different;
  }

  /** Null until they are here. */
  get records(): readonly BackupRecord[] | null {
    return this.#contents?.records ?? null;
  }

  /** How many fit the query, listed or not. */
  get found(): number {
    return this.#contents?.found ?? 0;
  }

  /** Why it cannot be looked into at all, in words. */
  get problem(): string | null {
    return this.#problem;
  }

  get restoring(): boolean {
    return this.#restoring;
  }

  /** Whether more of what was found can be listed. */
  get hasMore(): boolean {
    return this.#most < MOST && this.found > (this.records?.length ?? 0);
  }

  search(query: string): void {
    if (query === this.#query) return;
    this.#query = query;
    this.#most = STEP;
    this.#soon();
  }

  showDifferent(different: boolean): void {
    this.#different = different;
    this.#isChosen = true;
    this.#most = STEP;
    void this.#load();
  }

  async more(): Promise<void> {
    this.#most = Math.min(MOST, this.#most + STEP);
    await this.#load();
  }

  /** Puts back some records, or all with null; null when that failed, and then it was said. */
  async restore(records: readonly BackupRecord[] | null): Promise<Restored | null> {
    if (this.#restoring) return null;
    this.#restoring = true;
    try {
      const result = await this.#bridge.call('backup:restore', {
        id: this.entry.id,
        records: records && records.map(({ kind, id }) => ({ kind, id })),
      });
      if (result.ok) {
        this.#soon();
        return result.value;
      }
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`Could not restore: ${wordsOf(error)}`, { tone: 'problem' });
    } finally {
      this.#restoring = false;
    }
    return null;
  }

  /** What is different comes first, where anything is. */
  async #begin(): Promise<void> {
    if (!this.#isChosen) this.#different = true;
    await this.#load();
    if (this.#contents?.found !== 0 || this.#query !== '' || this.#isChosen) return;
    this.#different = false;
    await this.#load();
  }

  #soon(): void {
    this.#asking.soon(() => this.#load());
  }

  async #load(): Promise<void> {
    const isLate = this.#asking.begin();
    const input = {
      id: this.entry.id,
      query: this.#query,
      different: this.#different,
      most: this.#most,
    };
    try {
      const result = await this.#bridge.call('backup:contents', input);
      if (isLate()) return;
      this.#problem = result.ok ? null : result.error.message;
      if (result.ok) this.#contents = result.value;
    } catch (error) {
      if (!isLate()) this.#problem = wordsOf(error);
    }
  }
}
