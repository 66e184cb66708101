import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '../../core/library/change';
import { errorCode } from './file-port';
import type { AppendFile, FilePort } from './file-port';
import { segmentName } from './layout';
import { sealLine } from './sealed-line';

export type JournalState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'not-saved'; readonly error: unknown };

/** Past this a segment is sealed and the next begun, in bytes: small enough to read back at once. */
const SEGMENT_BYTES = 1024 * 1024;

/** How long to wait before a fresh segment is tried after a failure; the last one repeats. */
const RETRY_MS = [200, 1_000, 3_000, 10_000];

interface Pending {
  readonly n: number;
  readonly line: string;
}

interface Segment {
  readonly number: number;
  readonly file: AppendFile;
  bytes: number;
}

interface Waiter {
  readonly n: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Why a change was never saved: whoever asked for it has let go of the library. */
class GivenUp extends Error {
  constructor() {
    super('the changes that were not saved were given up');
  }
}

/**
 * Appends changes to segments of one device, each down to the disk before it counts as saved.
 *
 * Changes that come while a sync is under way share the next one. When a write or a sync fails, what
 * was not saved stays in memory and goes to a fresh segment: a failed sync is never just repeated on
 * the same file, for the system may have dropped the pages it could not write.
 */
export class Journal {
  readonly #files: FilePort;
  readonly #folder: string;
  readonly #onState: (state: JournalState) => void;
  #next: number;
  #segment: Segment | null = null;
  #pending: Pending[] = [];
  #waiters: Waiter[] = [];
  #savedUpTo: number;
  #isFlushing = false;
  /** The end of what is under way on the segment: writing and sealing take turns. */
  #turn: Promise<unknown> = Promise.resolve();
  #failures = 0;
  #hasEnded = false;
  #wake: AbortController | null = null;
  #state: JournalState = { state: 'saved' };

  constructor(options: {
    files: FilePort;
    folder: string;
    /** The number of the first segment to create. */
    next: number;
    /** The last change that is on the disk already. */
    savedUpTo: number;
    onState: (state: JournalState) => void;
  }) {
    this.#files = options.files;
    this.#folder = options.folder;
    this.#next = options.next;
    this.#savedUpTo = options.savedUpTo;
    this.#onState = options.onState;
  }

  get state(): JournalState {
    return this.#state;
  }

  /** Queues a change; it is saved once `saved(change.n)` resolves. */
  append(change: Change): void {
    if (this.#hasEnded) throw new Error(`change ${change.n} came after the end of the journal`);
    this.#pending.push({ n: change.n, line: sealLine(change) });
    if (this.#state.state === 'saved') this.#tell({ state: 'saving' });
    if (!this.#isFlushing) void this.#flush();
  }

  /** Resolves when every change up to `n` is on the disk; rejects when they were given up. */
  saved(n: number): Promise<void> {
    if (n <= this.#savedUpTo) return Promise.resolve();
    if (this.#hasEnded) return Promise.reject(new GivenUp());
    return new Promise((resolve, reject) => this.#waiters.push({ n, resolve, reject }));
  }

  /** Tries at once instead of waiting out a pause after a failure. */
  retryNow(): void {
    this.#wake?.abort();
  }

  /**
   * Closes the open segment; what is saved after this goes to a new one. Answers the number of the
   * last segment that nothing is written to any more.
   */
  seal(): Promise<number> {
    return this.#inTurn(async () => {
      await this.#close();
      return this.#next - 1;
    });
  }

  /**
   * Ends writing for good: what is not saved by now is given up. Once it resolves nothing touches the
   * files any more, so that another program may have them.
   */
  async end(): Promise<void> {
    this.#hasEnded = true;
    this.#wake?.abort();
    await this.#inTurn(() => this.#abandon());
    for (const waiter of this.#waiters.splice(0)) waiter.reject(new GivenUp());
  }

  /** The changes that are not on the disk. */
  get unsaved(): number {
    return this.#pending.length;
  }

  async #flush(): Promise<void> {
    this.#isFlushing = true;
    while (this.#pending.length > 0 && !this.#hasEnded) {
      const batch = [...this.#pending];
      try {
        await this.#inTurn(() => this.#write(batch));
      } catch (error) {
        this.#failures++;
        await this.#inTurn(() => this.#abandon());
        if (this.#hasEnded) break;
        this.#tell({ state: 'not-saved', error });
        await this.#rest();
        continue;
      }
      this.#failures = 0;
      this.#pending = this.#pending.slice(batch.length);
      this.#savedUpTo = batch.at(-1)?.n ?? this.#savedUpTo;
      const due = this.#waiters.filter((waiter) => waiter.n <= this.#savedUpTo);
      this.#waiters = this.#waiters.filter((waiter) => waiter.n > this.#savedUpTo);
      for (const waiter of due) waiter.resolve();
      if (this.#pending.length === 0) this.#tell({ state: 'saved' });
    }
    // In the same breath as the last look at what is pending: what comes now begins a new flush.
    this.#isFlushing = false;
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn;
    return turn;
  }

  async #write(batch: readonly Pending[]): Promise<void> {
    if (this.#hasEnded) throw new GivenUp();
    if (this.#segment && this.#segment.bytes > SEGMENT_BYTES) await this.#close();
    this.#segment ??= await this.#begin();
    const text = Buffer.from(batch.map((item) => item.line).join(''), 'utf8');
    await this.#segment.file.write(text);
    await this.#segment.file.sync();
    this.#segment.bytes += text.length;
  }

  async #begin(): Promise<Segment> {
    await this.#files.makeFolder(this.#folder);
    for (;;) {
      const number = this.#next++;
      const file = await this.#createSegment(number);
      if (file) {
        this.#segment = { number, file, bytes: 0 };
        await this.#files.syncFolder(this.#folder);
        return this.#segment;
      }
    }
  }

  /** Null when another writer has taken the number; it then keeps to its own file. */
  async #createSegment(number: number): Promise<AppendFile | null> {
    try {
      return await this.#files.create(join(this.#folder, segmentName(number)));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return null;
      throw error;
    }
  }

  async #close(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    await segment?.file.close();
  }

  /** Leaves a segment that failed; what it holds is read back line by line, or dropped as torn. */
  async #abandon(): Promise<void> {
    try {
      await this.#close();
    } catch (error) {
      // The descriptor is lost either way; the failure before this one is what is told.
      if (errorCode(error) === null) throw error;
    }
  }

  async #rest(): Promise<void> {
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1] ?? 0;
    this.#wake = new AbortController();
    try {
      await pause(wait, null, { signal: this.#wake.signal });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    } finally {
      this.#wake = null;
    }
  }

  #tell(state: JournalState): void {
    this.#state = state;
    this.#onState(state);
  }
}
