import type { DatelineBridge, InputOf } from '../../core/ipc/contract';
import type { PurgeOutcome } from '../../core/ipc/keeping';
import { fail } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { TrashedRecord } from './library-lists';
import type { NotebookState } from './notebook.svelte';
import { wordsOf } from './words-of';

/** So many commands make one deed at most. */
const MOST = 10_000;

/** What is done with the trash; what lies in it is the notebook's. */
export class TrashState {
  readonly #bridge: DatelineBridge;
  readonly #notebook: NotebookState;
  #busy = $state.raw(false);

  constructor(bridge: DatelineBridge, notebook: NotebookState) {
    this.#bridge = bridge;
    this.#notebook = notebook;
  }

  /** Whether something is being deleted for good. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Puts records back where they were, as one deed; answers whether it is done. */
  async restore(label: string, records: readonly TrashedRecord[]): Promise<boolean> {
    for (let from = 0; from < records.length; from += MOST) {
      const some = records.slice(from, from + MOST);
      const commands = some.map(({ kind, id }) => ({ do: 'restore' as const, kind, id }));
      if (!(await this.#notebook.do(label, commands))) return false;
    }
    return true;
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
