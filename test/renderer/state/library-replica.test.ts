import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppliedChange, RecordBatch } from '../../../core/ipc/contract';
import { fieldsOf, outcome, settle } from '../../../core/library/change';
import type { Op } from '../../../core/library/change';
import { KINDS, emptyLibrary } from '../../../core/library/records';
import type { AnyRecord, Library } from '../../../core/library/records';
import { LibraryReplica } from '../../../renderer/state/library-replica';
import { page } from '../../core/notebook/library-of';

const undo = { undo: null, redo: null };
const change = (n: number, ...ops: Op[]): AppliedChange => ({ n, label: 'Change', ops, undo });
const put = (record: AnyRecord): Op => ({
  kind: record.kind,
  id: record.id,
  set: fieldsOf(record),
});
const setTitle = (id: string, title: string): Op => ({ kind: 'page', id, set: { title } });
const gone = (id: string): Op => ({ kind: 'page', id, gone: true });
const insert = (id: string, at: number, words: string): Op => ({
  kind: 'page',
  id,
  edit: { field: 'body', patch: [{ at, cut: '', put: words }] },
});

/** Main as the window sees it: records that are read in batches while changes are made. */
class Main {
  readonly library: Library = emptyLibrary();
  readonly told: AppliedChange[] = [];
  #n = 0;
  #listing: string[] = [];

  change(op: Op): void {
    const after = outcome(this.library[op.kind].get(op.id), op);
    if (!after.ok) return;
    settle(this.library, op.kind, op.id, after.value);
    this.told.push(change(++this.#n, op));
  }

  batch(after: number | null, size: number): RecordBatch {
    if (after === null) this.#listing = [...this.library.page.keys()];
    const start = after ?? 0;
    const records = this.#listing
      .slice(start, start + size)
      .flatMap((id) => this.library.page.get(id) ?? []);
    const next = start + size < this.#listing.length ? start + size : null;
    return { records, next, asOf: this.#n };
  }
}

function contents(library: Library): AnyRecord[] {
  return KINDS.flatMap((kind) => [...library[kind].values()] as AnyRecord[]).sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

test('however batches and changes cross, the copy ends as the library', () => {
  const id = fc.integer({ min: 1, max: 6 }).map((number) => `p${number}`);
  const words = fc.constantFrom('one ', 'two ', 'three ');
  const op = fc.oneof(
    fc.tuple(id, words).map(([page, title]) => setTitle(page, title)),
    fc.tuple(id, words).map(([page, put]) => insert(page, 0, put)),
    id.map(gone),
    fc.tuple(id, words).map(([id, body]) => put(page(id, 'New', body))),
  );
  /** What happens next: a change in main, the next batch reaches the window, or a notice does. */
  const step = fc.oneof(op, fc.constant('batch' as const), fc.constant('notice' as const));
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      (steps, size) => {
        const main = new Main();
        for (const name of ['p1', 'p2', 'p3', 'p4']) main.change(put(page(name, name, 'body')));
        const replica = new LibraryReplica();
        let after: number | null | 'done' = null;
        let heard = 0;
        const load = () => {
          if (after === 'done') return;
          const batch = main.batch(after, size);
          replica.take(batch);
          after = batch.next ?? 'done';
        };
        const hear = () => {
          const notice = main.told[heard];
          if (!notice) return;
          heard++;
          expect(replica.apply(notice).inStep).toBe(true);
        };
        for (const next of steps) {
          if (next === 'batch') load();
          else if (next === 'notice') hear();
          else main.change(next);
        }
        while (after !== 'done') load();
        while (heard < main.told.length) hear();
        expect(contents(replica.library)).toEqual(contents(main.library));
      },
    ),
    { numRuns: 3000 },
  );
});

describe('a change to a record that has not come yet', () => {
  const first: RecordBatch = { records: [], next: 1, asOf: 0 };

  test('waits for the record and is applied to it', () => {
    const replica = new LibraryReplica();
    replica.take(first);
    expect(replica.apply(change(1, setTitle('p1', 'New'))).effects).toEqual([]);
    replica.take({ records: [page('p1', 'Old', '')], next: null, asOf: 0 });
    expect(replica.lookup('page', 'p1')?.title).toBe('New');
  });

  test('is passed over when the record holds it already', () => {
    const replica = new LibraryReplica();
    replica.take(first);
    replica.apply(change(1, insert('p1', 0, 'more ')));
    replica.take({ records: [page('p1', 'Page', 'more words')], next: null, asOf: 1 });
    expect(replica.lookup('page', 'p1')?.body).toBe('more words');
  });
});

test('a change that does not fit the whole copy says that it is out of step', () => {
  const replica = new LibraryReplica();
  replica.take({ records: [], next: null, asOf: 0 });
  expect(replica.apply(change(1, setTitle('p1', 'New'))).inStep).toBe(false);
});
