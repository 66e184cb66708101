import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '../../core/library/change';
import { errorCode } from './file-port';
import type { AppendFile, FilePort } from './file-port';
import { segmentName } from './layout';
import { makeFolderWithin } from './library-place';
import { changeLine, endLine } from './segment-lines';
import { Slices } from './slices';

export type JournalState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'not-saved'; readonly error: unknown };

/** Past this a segment is sealed and the next begun, in bytes: small enough to read back at once. */
const SEGMENT_BYTES = 1024 * 1024;

/** How long to wait before a fresh segment is tried after a failure; the last one repeats. */
const RETRY_MS = [200, 1_000, 3_000, 10_000];

/** What a test sets otherwise, so that it need not write megabytes or wait for seconds. */
export interface JournalTuning {
  /** Past this a segment is sealed and the next begun, in bytes. */
  readonly segmentBytes?: number;
  /** How long to wait after each failure in a row, in milliseconds. */
  readonly retryMs?: readonly number[];
}

interface Segment {
  readonly number: number;
  readonly file: AppendFile;
  bytes: number;
  /** False while what was written last is not surely on the disk. */
  isSound: boolean;
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
  readonly #home: string;
  readonly #folder: string;
  readonly #format: number;
  readonly #confirm: () => Promise<void>;
  readonly #retryMs: readonly number[];
  readonly #segmentBytes: number;
  readonly #onState: (state: JournalState) => void;
  #next: number;
  #segment: Segment | null = null;
  #pending: Change[] = [];
  #waiters: Waiter[] = [];
  #savedUpTo: number;
  /** The number of the last change that was read, once all that were read are on the disk. */
  readonly #readUpTo: number;
  #isFlushing = false;
  #isFolderMade = false;
  /** What is under way on the segment, if anything: writing and sealing take turns. */
  #turn: Promise<unknown> | null = null;
  #failures = 0;
  #hasEnded = false;
  #wake: AbortController | null = null;
  #state: JournalState = { state: 'saved' };

  constructor(options: {
    files: FilePort;
    /** The library's own folder, which is never made here. */
    home: string;
    folder: string;
    /** The format that changes are written in. */
    format: number;
    /** Rejects while the library is not where it was: then nothing is written in its place. */
    confirm: () => Promise<void>;
    /** The number of the first segment to create. */
    next: number;
    /** The last change that was read; all up to it are on the disk but those that are unproven. */
    readUpTo: number;
    /** Changes that were read but may not be on the disk: they are written again, at once. */
    unproven?: readonly Change[];
    tuning?: JournalTuning;
    onState: (state: JournalState) => void;
  }) {
    this.#files = options.files;
    this.#home = options.home;
    this.#folder = options.folder;
    this.#format = options.format;
    this.#confirm = options.confirm;
    this.#next = options.next;
    this.#readUpTo = options.readUpTo;
    const [first] = options.unproven ?? [];
    this.#savedUpTo = first ? first.n - 1 : options.readUpTo;
    this.#retryMs = options.tuning?.retryMs ?? RETRY_MS;
    this.#segmentBytes = options.tuning?.segmentBytes ?? SEGMENT_BYTES;
    this.#onState = options.onState;
    for (const change of options.unproven ?? []) this.append(change);
  }

  get state(): JournalState {
    return this.#state;
  }

  /**
   * Queues a change; it is saved once `saved(change.n)` resolves. Where nothing else is under way its
   * writing has begun by the return, so that the disk is at work while the caller goes on.
   */
  append(change: Change): void {
    if (this.#hasEnded) throw new Error(`change ${change.n} came after the end of the journal`);
    this.#pending.push(change);
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
      await this.#finish();
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
    await this.#inTurn(() => this.#finish().catch((error: unknown) => tolerate(error)));
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
      const last = batch.at(-1)?.n ?? 0;
      const next = this.#pending[0]?.n ?? Infinity;
      this.#savedUpTo = next > this.#readUpTo ? Math.max(last, this.#readUpTo) : last;
      const due = this.#waiters.filter((waiter) => waiter.n <= this.#savedUpTo);
      this.#waiters = this.#waiters.filter((waiter) => waiter.n > this.#savedUpTo);
      for (const waiter of due) waiter.resolve();
      if (this.#pending.length === 0) this.#tell({ state: 'saved' });
    }
    // In the same breath as the last look at what is pending: what comes now begins a new flush.
    this.#isFlushing = false;
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn === null ? work() : this.#turn.then(work, work);
    const leave = () => {
      if (this.#turn === turn) this.#turn = null;
    };
    this.#turn = turn;
    turn.then(leave, leave);
    return turn;
  }

  async #write(batch: readonly Change[]): Promise<void> {
    if (this.#hasEnded) throw new GivenUp();
    if (this.#segment && this.#segment.bytes > this.#segmentBytes) await this.#finish();
    const segment = (this.#segment ??= await this.#begin());
    const [first] = batch;
    const text =
      first && batch.length === 1
        ? lineOf(first, this.#savedUpTo, this.#format)
        : await linesOf(batch, this.#savedUpTo, this.#format);
    segment.isSound = false;
    await segment.file.write(text);
    await segment.file.sync();
    segment.isSound = true;
    segment.bytes += text.length;
  }

  async #begin(): Promise<Segment> {
    await this.#confirm();
    if (!this.#isFolderMade) await makeFolderWithin(this.#files, this.#home, this.#folder);
    for (;;) {
      const number = this.#next++;
      const file = await this.#createSegment(number);
      if (file) {
        this.#segment = { number, file, bytes: 0, isSound: true };
        await this.#files.syncFolder(this.#folder);
        // The folder may have been made anew in the place of one that went at that very moment.
        if (!this.#isFolderMade) await this.#confirm();
        this.#isFolderMade = true;
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

  /** Leaves a segment whose changes are all on the disk, and says in it that they are. */
  async #finish(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    if (!segment) return;
    try {
      // Not synced: where it lacks, the last changes are written once more when they are read next.
      if (segment.isSound) await segment.file.write(endLine(this.#savedUpTo));
    } finally {
      await segment.file.close();
    }
  }

  /** Leaves a segment that failed; what it holds is read back line by line, or dropped as torn. */
  async #abandon(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    this.#isFolderMade = false;
    await segment?.file.close().catch((error: unknown) => tolerate(error));
  }

  async #rest(): Promise<void> {
    const wait = this.#retryMs[Math.min(this.#failures, this.#retryMs.length) - 1] ?? 0;
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

function lineOf(change: Change, after: number, format: number): Buffer {
  return Buffer.from(changeLine(change, after, format), 'utf8');
}

/** In slices: on a slow disk very much may wait to be written at once. */
async function linesOf(batch: readonly Change[], after: number, format: number): Promise<Buffer> {
  const slices = new Slices();
  const lines: Buffer[] = [];
  for (const change of batch) {
    lines.push(lineOf(change, after, format));
    const wait = slices.pause();
    if (wait) await wait;
  }
  return Buffer.concat(lines);
}

/** A segment that cannot be closed is lost either way; what it failed with before that is told. */
function tolerate(error: unknown): void {
  if (errorCode(error) === null) throw error;
}
