import type { AnyRecord } from '../../core/library/records';

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

  add(record: AnyRecord): void {
    this.#records.push(record);
    if (this.#wake.length > 0) this.#tell();
  }

  /** No more will come. */
  complete(): void {
    this.#isComplete = true;
    this.#tell();
  }

  /** Up to `most` records from a position on, as soon as that many are there or none will follow. */
  async batch(after: number, most: number): Promise<ArrivedBatch> {
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
