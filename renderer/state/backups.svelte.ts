import type { DatelineBridge } from '../../core/ipc/contract';
import type { BackupEntry } from '../../core/ipc/keeping';
import { BackupContentsState } from './backup-contents.svelte';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** The backups of this library, and the one that is looked into. */
export class BackupsState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  #list = $state.raw<readonly BackupEntry[] | null>(null);
  #making = $state.raw(false);
  #inside = $state.raw<BackupContentsState | null>(null);
  #asked = 0;

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Newest first; null until they are known. */
  get list(): readonly BackupEntry[] | null {
    return this.#list;
  }

  /** Whether a backup is being made. */
  get making(): boolean {
    return this.#making;
  }

  /** The backup that is looked into, or null. */
  get inside(): BackupContentsState | null {
    return this.#inside;
  }

  async load(): Promise<void> {
    const turn = ++this.#asked;
    try {
      const list = await this.#bridge.call('backup:list', null);
      if (turn === this.#asked) this.#list = list;
    } catch (error) {
      if (turn !== this.#asked) return;
      this.#notices.add(`The backups could not be read: ${wordsOf(error)}`, { tone: 'problem' });
    }
  }

  /** Makes a backup of now; answers it, or null when that failed. */
  async make(): Promise<BackupEntry | null> {
    if (this.#making) return null;
    this.#making = true;
    try {
      const result = await this.#bridge.call('backup:make', null);
      await this.load();
      if (result.ok) return result.value;
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`Could not back up: ${wordsOf(error)}`, { tone: 'problem' });
    } finally {
      this.#making = false;
    }
    return null;
  }

  lookInside(entry: BackupEntry): void {
    this.#inside = new BackupContentsState(this.#bridge, this.#notices, entry);
  }

  /** Goes back to the list of all backups. */
  leave(): void {
    this.#inside = null;
    void this.load();
  }
}
