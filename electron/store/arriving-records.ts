import { setTimeout as pause } from 'node:timers/promises';
import type { AnyRecord } from '../../core/library/records';

/** Records that a window asks for first: enough to fill a list, so that it is there at once. */
export const FIRST_RECORDS = 200;
/** A window that has not drawn its first records by then draws them slowly anyhow, in milliseconds. */
const HOLD_MS = 1_500;

/** Some records of a library that is being read, and where the next ones begin; null at the end. */
export interface ArrivedBatch {
  readonly records: readonly AnyRecord[];
  readonly next: number | null;
}

/**
 * The records of a library in the order in which they are read, for whoever wants to see the first
 * before the last has come. Handed over once; what was handed over is let go.
 */
export class ArrivingRecords {
  readonly #records: (AnyRecord | null)[] = [];
  #isComplete = false;
  #wake: (() => void)[] = [];
  #hasEnough = false;
  readonly #askedForMore = Promise.withResolvers<void>();

  add(record: AnyRecord): void {
    this.#records.push(record);
    if (this.#wake.length > 0) this.#tell();
  }

  /** No more will come. */
  complete(): void {
    this.#isComplete = true;
    this.#tell();
  }

  /**
   * Holds the reading back while a window that has its first records is still drawing them: until it
   * asks for more, or for `HOLD_MS`. Null when there is nothing to wait for.
   */
  pace(): Promise<void> | null {
    if (this.#hasEnough || this.#records.length < FIRST_RECORDS) return null;
    this.#hasEnough = true;
    return Promise.race([this.#askedForMore.promise, pause(HOLD_MS, undefined, { ref: false })]);
  }

  /** Up to `most` records from a position on, as soon as that many are there or none will follow. */
  async batch(after: number, most: number): Promise<ArrivedBatch> {
    if (after > 0) this.#askedForMore.resolve();
    while (!this.#isComplete && this.#records.length < after + most) {
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    const end = Math.min(after + most, this.#records.length);
    const records = this.#records.slice(after, end).filter((record) => record !== null);
    this.#records.fill(null, after, end);
    return { records, next: this.#isComplete && end === this.#records.length ? null : end };
  }

  #tell(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
