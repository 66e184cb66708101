import type { DatelineBridge, InputOf } from '../../core/ipc/contract';
import type { PurgeOutcome } from '../../core/ipc/keeping';
import { fail } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { TrashedRecord } from './library-lists';
import type { NoticesState } from './notices.svelte';
import { wordsOf } from './words-of';

/** What is done with the trash; what lies in it is the notebook's. */
export class TrashState {
  readonly #bridge: DatelineBridge;
  readonly #notices: NoticesState;
  #busy = $state.raw(false);

  constructor(bridge: DatelineBridge, notices: NoticesState) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Whether something is being deleted for good. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Puts records back where they were, as one deed; answers whether it is done. */
  async restore(label: string, records: readonly TrashedRecord[]): Promise<boolean> {
    const input = { label, records: records.map(({ kind, id }) => ({ kind, id })) };
    try {
      const result = await this.#bridge.call('trash:restore', input);
      if (result.ok) return true;
      this.#notices.add(result.error.message, { tone: 'problem' });
    } catch (error) {
      this.#notices.add(`${label}: ${wordsOf(error)}`, { tone: 'problem' });
    }
    return false;
  }

  /** Deletes records for good. */
  async purge(
    records: readonly TrashedRecord[],
    withClips: boolean,
  ): Promise<Result<PurgeOutcome>> {
    if (this.#busy) return fail('busy', 'Something is being deleted already.');
    this.#busy = true;
    const input: InputOf<'trash:purge'> = {
      records: records.map(({ kind, id }) => ({ kind, id })),
      withClips,
    };
    try {
      return await this.#bridge.call('trash:purge', input);
    } catch (error) {
      return fail('internal', wordsOf(error));
    } finally {
      this.#busy = false;
    }
  }
}
