import type { HistoryEntry, HistoryPage } from '../../core/ipc/keeping';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Change, Lookup, Op } from '../../core/library/change';
import { nameOfFields, recordName } from '../../core/library/record-name';
import type { AnyRecord, Kind } from '../../core/library/records';
import { fold } from '../../core/library/search-fold';
import { stampKey } from '../../core/library/state';
import type { FilePort } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import { Slices } from '../store/slices';
import { isRevertible, revertInParts } from './commit-in-parts';
import { newestChanges } from './newest-changes';

/** Deeds listed at once: a screen or two. */
const PAGE = 60;
/** Names that an entry shows; the rest is a number. */
const NAMES = 8;

/** The changes of one deed, newest first. */
interface Deed {
  readonly changes: Change[];
  isListed: boolean;
}

/** A walk back through the history that a window has begun and may go on with. */
interface Walk {
  readonly query: string;
  changes: AsyncGenerator<Change, undefined>;
  /** Deeds that were met; what of them lies further back belongs to them. */
  readonly met: Map<string, Deed>;
  pages: number;
}

/** What was done when: listed, searched, and taken back from there. */
export class HistoryLog {
  readonly #store: LibraryStore;
  readonly #files: FilePort;
  #walk: Walk | null = null;

  constructor(store: LibraryStore, files: FilePort) {
    this.#store = store;
    this.#files = files;
  }

  /** Deeds newest first; `before` is the `next` of the page before. */
  async page(query: string, before: string | null): Promise<HistoryPage> {
    const folded = fold(query.trim());
    let walk = this.#walk;
    if (before === null || walk?.query !== folded || String(walk.pages) !== before) {
      if (before !== null) return { entries: [], next: null };
      await this.#store.savedWithin(1_000);
      walk = {
        query: folded,
        changes: newestChanges(this.#files, this.#store.layout),
        met: new Map(),
        pages: 0,
      };
      this.#walk = walk;
    }
    walk.pages++;
    const slices = new Slices();
    const page: Deed[] = [];
    for (;;) {
      const wait = slices.pause();
      if (wait) await wait;
      const step = await walk.changes.next();
      if (step.done) return this.#pageOf(page, null, slices);
      const change = step.value;
      const key = keyOf(change);
      const known = walk.met.get(key);
      // A page ends where a deed begins, so that the deeds on it are whole, but for stray parts.
      if (!known && page.length >= PAGE) {
        walk.changes = putBack(change, walk.changes);
        return this.#pageOf(page, String(walk.pages), slices);
      }
      const deed = known ?? { changes: [], isListed: false };
      deed.changes.push(change);
      walk.met.set(key, deed);
      if (deed.isListed || (folded !== '' && !this.#fits(change, folded))) continue;
      deed.isListed = true;
      page.push(deed);
    }
  }

  /** Takes back what of a deed is still in force, as a deed of its own. */
  async revert(deed: string, act: Change['act']): Promise<Result<{ label: string }>> {
    const key = `${act}/${deed}`;
    const changes = this.#walk?.met.get(key)?.changes ?? (await this.#find(key));
    const [newest] = changes;
    if (!newest) return fail('not-found', 'The history does not reach back to this any more.');
    const label = `Revert: ${newest.label}`.slice(0, 200);
    const reverted = await revertInParts(this.#store, [...changes].reverse(), label);
    if (!reverted.ok) return reverted;
    if (reverted.value === 0) return fail('nothing', 'Nothing of it is left to take back.');
    return ok({ label });
  }

  /** Forgets what was read; for when the files were written anew. */
  forget(): void {
    this.#walk = null;
  }

  async #find(key: string): Promise<Change[]> {
    const found: Change[] = [];
    for await (const change of newestChanges(this.#files, this.#store.layout)) {
      if (keyOf(change) === key) found.push(change);
    }
    return found;
  }

  async #pageOf(deeds: readonly Deed[], next: string | null, slices: Slices): Promise<HistoryPage> {
    const entries: HistoryEntry[] = [];
    for (const deed of deeds) {
      entries.push(await this.#entry(deed, slices));
      const wait = slices.pause();
      if (wait) await wait;
    }
    return { entries, next };
  }

  async #entry({ changes }: Deed, slices: Slices): Promise<HistoryEntry> {
    const [newest] = changes;
    if (!newest) throw new Error('a deed without changes');
    const named = new Map<string, HistoryEntry['records'][number]>();
    const touched = new Set<string>();
    for (const change of changes) {
      for (const op of change.ops) {
        const key = stampKey(op.kind, op.id);
        touched.add(key);
        if (named.size >= NAMES || named.has(key)) continue;
        const name = this.#nameOf(op, changes);
        if (name !== '') named.set(key, { kind: op.kind, id: op.id, name });
      }
      const wait = slices.pause();
      if (wait) await wait;
    }
    return {
      deed: newest.deed,
      device: newest.device,
      at: newest.at,
      by: newest.by,
      label: newest.label,
      act: newest.act,
      records: [...named.values()],
      touched: touched.size,
      revertible: await isRevertible(this.#store, [...changes].reverse()),
    };
  }

  /** How a record is called now, or was called when it was last heard of. */
  #nameOf({ kind, id }: Op, changes: readonly Change[]): string {
    const record = (this.#store.lookup as (kind: Kind, id: string) => AnyRecord | undefined)(
      kind,
      id,
    );
    if (record?.kind === 'evidence') return nameIn(this.#store.lookup, 'event', record.eventId);
    if (record) return recordName(record);
    for (const { ops, undo } of changes) {
      for (const op of [...ops, ...undo]) {
        if (op.id !== id || op.kind !== kind || !('set' in op)) continue;
        const name = nameOfFields(kind, op.set);
        if (name !== '') return name;
      }
    }
    return '';
  }

  #fits(change: Change, query: string): boolean {
    if (fold(change.label).includes(query)) return true;
    return change.ops.some(
      (op) =>
        fold(this.#nameOf(op, [change])).includes(query) ||
        ('set' in op && fold(JSON.stringify(op.set)).includes(query)) ||
        ('edit' in op && op.edit.patch.some(({ put, cut }) => fold(put + cut).includes(query))),
    );
  }
}

function nameIn(lookup: Lookup, kind: 'event', id: string): string {
  const record = lookup(kind, id);
  return record ? recordName(record) : '';
}

/** An undo of a deed, and its being done again, are entries beside it. */
function keyOf(change: Change): string {
  return `${change.act}/${change.deed}`;
}

async function* putBack(
  first: Change,
  rest: AsyncGenerator<Change, undefined>,
): AsyncGenerator<Change, undefined> {
  yield first;
  yield* rest;
  return undefined;
}
