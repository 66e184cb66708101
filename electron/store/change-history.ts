import { join } from 'node:path';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import type { Change } from '../../core/library/change';
import { withoutRecords } from '../../core/library/purge';
import type { FilePort } from './file-port';
import { segmentName } from './layout';
import type { LibraryLayout } from './layout';
import { listSegments } from './read-library';
import { readWhatIsThere } from './segment-lines';

/** Changes of this run kept at hand; older ones are read back from their segments. */
const AT_HAND = 2_000;

/** Finds this device's changes by number, for undo and for whoever reads the history. */
export class ChangeHistory {
  readonly #files: FilePort;
  readonly #layout: LibraryLayout;
  readonly #device: string;
  readonly #atHand = new Map<number, Change>();
  readonly #leftOut = new Set<string>();

  constructor(files: FilePort, layout: LibraryLayout, device: string) {
    this.#files = files;
    this.#layout = layout;
    this.#device = device;
  }

  remember(change: Change): void {
    this.#atHand.set(change.n, change);
    const [oldest] = this.#atHand.keys();
    if (this.#atHand.size > AT_HAND && oldest !== undefined) this.#atHand.delete(oldest);
  }

  /** From now on, what was done to these records is not found any more. */
  leaveOut(keys: ReadonlySet<string>): void {
    for (const key of keys) this.#leftOut.add(key);
    for (const [n, change] of this.#atHand) this.#atHand.set(n, withoutRecords(change, keys));
  }

  /** Changes that were found before, as they would be found now. */
  withoutLeftOut(changes: readonly Change[]): readonly Change[] {
    if (this.#leftOut.size === 0) return changes;
    return changes.map((change) => withoutRecords(change, this.#leftOut));
  }

  /**
   * The changes of the given numbers, in that order. Errors: `out-of-reach` where the history ends
   * before one of them, `damaged` where one of them is missing from the middle of it.
   */
  async find(
    numbers: readonly number[],
  ): Promise<Result<readonly Change[], 'out-of-reach' | 'damaged'>> {
    const found = new Map<number, Change>();
    for (const n of numbers) {
      const known = this.#atHand.get(n);
      if (known) found.set(n, known);
    }
    const { oldest, isDamaged } =
      found.size < numbers.length
        ? await this.#readBack(new Set(numbers), found)
        : { oldest: 0, isDamaged: false };
    const missing = numbers.find((n) => !found.has(n));
    if (missing === undefined) return ok(numbers.flatMap((n) => found.get(n) ?? []));
    if (isDamaged || oldest < missing) {
      return fail('damaged', 'A part of the history that this needs is damaged.');
    }
    return fail('out-of-reach', 'This lies further back than the history reaches.');
  }

  /** Newest segments first: what is undone was mostly done lately. */
  async #readBack(
    wanted: ReadonlySet<number>,
    found: Map<number, Change>,
  ): Promise<{ oldest: number; isDamaged: boolean }> {
    let oldest = Infinity;
    let isDamaged = false;
    // A segment that a compaction moves meanwhile is met again in the history, which is read after.
    for (const folder of [this.#layout.journal(this.#device), this.#layout.history(this.#device)]) {
      const segments = await listSegments(this.#files, folder);
      for (const segment of segments.reverse()) {
        const path = join(folder, segmentName(segment));
        const { changes, problem } = await readWhatIsThere(this.#files, path, this.#layout.formats);
        isDamaged ||= problem !== null;
        for (const change of changes) {
          oldest = Math.min(oldest, change.n);
          if (wanted.has(change.n)) found.set(change.n, withoutRecords(change, this.#leftOut));
        }
        if (found.size === wanted.size) return { oldest, isDamaged };
      }
    }
    return { oldest, isDamaged };
  }
}
