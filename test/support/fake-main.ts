import { flushSync } from 'svelte';
import type { DatelineBridge, NoticeName, RecordBatch } from '../../core/ipc/contract';
import { ok } from '../../core/ipc/result';
import type { Op } from '../../core/library/change';
import type { AnyRecord } from '../../core/library/records';

const HEAD = {
  id: 'library',
  name: 'Kestrel ferry',
  folder: '/library',
  sample: false,
  readOnlyBecause: null,
  counts: { articles: 0, clips: 0, events: 0 },
  undo: { undo: null, redo: null },
  saving: { state: 'saved' },
  problems: [],
};

/** The bridge with a library of records behind it. */
export class FakeMain {
  readonly asked: string[] = [];
  readonly #hears = new Map<NoticeName, (notice: never) => void>();
  #n = 0;

  constructor(readonly batches: readonly (readonly AnyRecord[])[]) {}

  readonly bridge = {
    call: async (name: string, input: unknown) => {
      this.asked.push(name);
      if (name === 'library:open') return HEAD;
      if (name === 'library:records') return this.#batch((input as { after: number | null }).after);
      if (name === 'article:blocks') return ok([]);
      if (name === 'change:do') return ok({ n: this.#n + 1 });
      throw new Error(`nobody asked for ${name}`);
    },
    on: (name: NoticeName, hear: (notice: never) => void) => {
      this.#hears.set(name, hear);
      return () => this.#hears.delete(name);
    },
    importDropped: () => Promise.reject(new Error('not here')),
  } as unknown as DatelineBridge;

  tell(...ops: Op[]): void {
    const undo = { undo: 'Change', redo: null };
    const notice = { n: ++this.#n, label: 'Change', ops, undo };
    this.#hears.get('change:applied')?.(notice as never);
    flushSync();
  }

  #batch(after: number | null): RecordBatch {
    const at = after ?? 0;
    const next = at + 1 < this.batches.length ? at + 1 : null;
    return { records: this.batches[at] ?? [], next, asOf: this.#n };
  }
}
