import { createHash } from 'node:crypto';
import type { AnyRecord } from '../../core/library/records';
import type { LibraryStore } from '../../electron/store/library-store';

/**
 * One number for all that a library holds, kept up with each change at the cost of the change: the
 * sum of a hash of each record. Two libraries with the same sum hold the same.
 */
export class StateDigest {
  #sum = 0n;
  readonly #store: LibraryStore;

  constructor(store: LibraryStore) {
    this.#store = store;
    for (const records of Object.values(store.library) as Map<string, AnyRecord>[]) {
      for (const record of records.values()) this.#sum += hashOf(record);
    }
    store.onApplied(({ effects }) => {
      for (const { before, after } of effects) {
        if (before) this.#sum -= hashOf(before);
        if (after) this.#sum += hashOf(after);
      }
    });
  }

  /** The records, what undo would take back and what redo would do again, in one word. */
  get text(): string {
    const { nextUndo, nextRedo } = this.#store;
    return [this.#sum.toString(16), nextUndo?.deed ?? '', nextRedo?.deed ?? ''].join('/');
  }
}

function hashOf(record: AnyRecord): bigint {
  const hash = createHash('sha256')
    .update(JSON.stringify(sorted(record)))
    .digest('hex');
  return BigInt(`0x${hash.slice(0, 32)}`);
}

/** The same value with the keys of its objects in order, for their order says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
