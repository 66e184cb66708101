import { join } from 'node:path';
import type { Change } from '../../core/library/change';
import { withoutRecords } from '../../core/library/purge';
import { errorCode } from './file-port';
import type { FilePort } from './file-port';
import { segmentName } from './layout';
import type { LibraryLayout } from './layout';
import { listSegments } from './read-library';
import { readSegment } from './segment-lines';

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

  /** The changes of the given numbers, in that order; null when one of them is out of reach. */
  async find(numbers: readonly number[]): Promise<Change[] | null> {
    const found = new Map<number, Change>();
    for (const n of numbers) {
      const known = this.#atHand.get(n);
      if (known) found.set(n, known);
    }
    if (found.size < numbers.length) await this.#readBack(new Set(numbers), found);
    const changes = numbers.flatMap((n) => found.get(n) ?? []);
    return changes.length === numbers.length ? changes : null;
  }

  /** Newest segments first: what is undone was mostly done lately. */
  async #readBack(wanted: ReadonlySet<number>, found: Map<number, Change>): Promise<void> {
    for (const folder of [this.#layout.journal(this.#device), this.#layout.history(this.#device)]) {
      const segments = await listSegments(this.#files, folder);
      for (const segment of segments.reverse()) {
        const changes = await this.#changesIn(join(folder, segmentName(segment)));
        for (const change of changes)
          if (wanted.has(change.n)) found.set(change.n, withoutRecords(change, this.#leftOut));
        if (found.size === wanted.size) return;
      }
    }
  }

  /** A segment that a compaction moves meanwhile is met again in the history, which is read after. */
  async #changesIn(path: string): Promise<readonly Change[]> {
    try {
      return (await readSegment(this.#files, path, this.#layout.formats)).changes;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}
