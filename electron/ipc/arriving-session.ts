import type { LibraryHead, RecordBatch } from '../../core/ipc/contract';
import { FIRST_RECORDS } from '../store/arriving-records';
import type { ArrivingLibrary } from '../store/store-options';

/** Where a window loads a library from: a session, or a library that is still being read. */
export interface RecordSource {
  readonly head: LibraryHead;
  /** The records after a position, null for the first ones. */
  records(after: number | null): RecordBatch | Promise<RecordBatch>;
}

const BATCH = 2_000;

/** A library that a window sees while it is being read; what it does to it waits for the session. */
export class ArrivingSession implements RecordSource {
  readonly head: LibraryHead;
  readonly #arriving: ArrivingLibrary;

  constructor(arriving: ArrivingLibrary, folder: string, isSample: boolean) {
    this.#arriving = arriving;
    const { identity, outline } = arriving;
    this.head = {
      id: identity.id,
      name: identity.name,
      folder,
      sample: isSample,
      readOnlyBecause: null,
      counts: {
        articles: outline.counts['article'] ?? 0,
        clips: outline.counts['clip'] ?? 0,
        events: outline.counts['event'] ?? 0,
      },
      undo: {
        undo: outline.undo.done.at(-1)?.label ?? null,
        redo: outline.undo.undone.at(-1)?.label ?? null,
      },
      saving: { state: 'saved' },
      problems: [],
    };
  }

  async records(after: number | null): Promise<RecordBatch> {
    const most = after === null ? FIRST_RECORDS : BATCH;
    const { records, next } = await this.#arriving.records.batch(after ?? 0, most);
    return { records, next, asOf: this.#arriving.outline.lastChange };
  }
}
