import type { AppliedChange, RecordBatch } from '../../core/ipc/contract';
import { lookupIn, outcome, settle } from '../../core/library/change';
import type { Effect, Op } from '../../core/library/change';
import { emptyLibrary } from '../../core/library/records';
import type { AnyRecord, RecordOf } from '../../core/library/records';
import { NearCopies } from '../../core/library/near-copies';
import { Relations } from '../../core/library/relations';

interface Waiting {
  readonly n: number;
  readonly op: Op;
}

/**
 * The window's copy of the library: filled in batches while changes go on arriving.
 *
 * A batch and a change may cross. Each batch says which change it already holds (`asOf`), so that
 * nothing is applied twice and nothing is lost: a change to a record that has not come yet waits
 * for it, and one that the record already contains is passed over. Edits of a page's text need
 * this, because applied twice they would stand twice.
 */
export class LibraryReplica {
  readonly library = emptyLibrary();
  readonly relations = new Relations();
  readonly copies = new NearCopies();
  readonly lookup = lookupIn(this.library);
  /** Changes that came before the first batch. */
  readonly #early: AppliedChange[] = [];
  readonly #waiting = new Map<string, Waiting[]>();
  /** The change that each record of a later batch held; those of the first held `#firstAsOf`. */
  readonly #loadedAt = new Map<string, number>();
  /** The last change applied to a record that came by change, not by batch. */
  readonly #arrivedAt = new Map<string, number>();
  #firstAsOf: number | null = null;
  #lastAsOf = 0;
  #seen = 0;
  #complete = false;

  /** The last change that has arrived. */
  get seen(): number {
    return this.#seen;
  }

  get complete(): boolean {
    return this.#complete;
  }

  /** Takes in one batch and answers what it changed. */
  take(batch: RecordBatch): Effect[] {
    const { asOf } = batch;
    const isFirst = this.#firstAsOf === null;
    this.#firstAsOf ??= asOf;
    this.#lastAsOf = asOf;
    const effects = batch.records.flatMap((record) => this.#takeRecord(record, asOf));
    if (isFirst) {
      for (const change of this.#early) effects.push(...this.apply(change).effects);
      this.#early.length = 0;
    }
    if (batch.next === null) {
      this.#complete = true;
      this.#waiting.clear();
      this.#arrivedAt.clear();
    }
    this.#seen = Math.max(this.#seen, asOf);
    return effects;
  }

  #takeRecord(record: AnyRecord, asOf: number): Effect[] {
    const key = keyOf(record);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    if ((this.#arrivedAt.get(key) ?? 0) > asOf) return [];
    this.#arrivedAt.delete(key);
    if (asOf !== this.#firstAsOf) this.#loadedAt.set(key, asOf);
    let after: AnyRecord | null = record;
    for (const { n, op } of waiting) {
      if (n <= asOf) continue;
      const result = outcome(after ?? undefined, op);
      if (result.ok) after = result.value;
    }
    return [this.#settle(record.kind, record.id, after)];
  }

  /** Takes in one change; `inStep` is false when it does not fit and the copy must be made anew. */
  apply(change: AppliedChange): { readonly effects: Effect[]; readonly inStep: boolean } {
    if (this.#firstAsOf === null) {
      this.#early.push(change);
      return { effects: [], inStep: true };
    }
    this.#seen = Math.max(this.#seen, change.n);
    if (change.n <= this.#firstAsOf) return { effects: [], inStep: true };
    const effects: Effect[] = [];
    let inStep = true;
    for (const op of change.ops) {
      const key = keyOf(op);
      const before = this.library[op.kind].get(op.id);
      if (change.n <= (this.#loadedAt.get(key) ?? 0)) continue;
      const after = outcome(before, op);
      if (!before && !this.#complete && (!after.ok || after.value === null)) {
        this.#wait(key, change.n, op);
        continue;
      }
      if (!after.ok) {
        // A late word about a record that was gone before its batch was read is no fault.
        if (before || change.n > this.#lastAsOf) inStep = false;
        continue;
      }
      if (!this.#complete && (!before || this.#arrivedAt.has(key))) {
        this.#arrivedAt.set(key, change.n);
      }
      effects.push(this.#settle(op.kind, op.id, after.value));
    }
    return { effects, inStep };
  }

  #wait(key: string, n: number, op: Op): void {
    const waiting = this.#waiting.get(key);
    if (waiting) waiting.push({ n, op });
    else this.#waiting.set(key, [{ n, op }]);
  }

  #settle(kind: Op['kind'], id: string, after: AnyRecord | null): Effect {
    const before = this.library[kind].get(id);
    settle(this.library, kind, id, after);
    this.relations.update(before, after);
    if (kind === 'text') this.copies.update(asText(before), asText(after) ?? null);
    return { kind, id, before, after };
  }
}

function asText(record: AnyRecord | null | undefined): RecordOf<'text'> | undefined {
  return record?.kind === 'text' ? record : undefined;
}

function keyOf(named: { readonly kind: string; readonly id: string }): string {
  return `${named.kind}/${named.id}`;
}
