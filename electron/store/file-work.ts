import type { CompactionJob } from './compaction';
import { retireSegments } from './compaction';
import type { FilePort } from './file-port';
import type { Journal } from './journal';
import type { LibraryLayout } from './layout';
import { listSegments } from './read-library';

/** Sealed segments past this are compacted while idle, in bytes. */
const COMPACT_BYTES = 4 * 1024 * 1024;
/** … or past this many of them: the command line makes a segment a run. */
const COMPACT_SEGMENTS = 64;

/**
 * Work on a library's sealed files, one piece after the other, while edits go on in an open segment:
 * compaction, backups, deleting for good. Two such pieces at once would take files from each other.
 */
export class FileWork {
  readonly #files: FilePort;
  readonly #layout: LibraryLayout;
  readonly #device: string;
  readonly #journal: Journal;
  readonly #saved: () => Promise<void>;
  readonly #compact: (job: CompactionJob) => Promise<void>;
  readonly #onCompacted: (segment: number) => void;
  #isSnapshotOlder: boolean;
  #turn: Promise<unknown> = Promise.resolve();
  #compacting: Promise<void> | null = null;

  constructor(options: {
    files: FilePort;
    layout: LibraryLayout;
    device: string;
    journal: Journal;
    /** Resolves when all that was committed is on the disk. */
    saved: () => Promise<void>;
    compact: (job: CompactionJob) => Promise<void>;
    /** Hears of the last segment that a new snapshot holds. */
    onCompacted: (segment: number) => void;
    /** Whether the snapshot is of an older format, and so is upgraded at each opening until it is anew. */
    isSnapshotOlder: boolean;
  }) {
    this.#files = options.files;
    this.#layout = options.layout;
    this.#device = options.device;
    this.#journal = options.journal;
    this.#saved = options.saved;
    this.#compact = options.compact;
    this.#onCompacted = options.onCompacted;
    this.#isSnapshotOlder = options.isSnapshotOlder;
  }

  /** Runs work with everything saved and sealed up to the segment it is given. */
  alone<Value>(work: (lastSealed: number) => Promise<Value>): Promise<Value> {
    const begin = async () => {
      await this.#saved();
      return work(await this.#journal.seal());
    };
    const turn = this.#turn.then(begin, begin);
    this.#turn = turn;
    return turn;
  }

  /** Writes a fresh snapshot; asked for twice, it is written once. */
  compact(): Promise<void> {
    this.#compacting ??= this.alone((last) => this.compactNow(last)).finally(() => {
      this.#compacting = null;
    });
    return this.#compacting;
  }

  /** Writes a fresh snapshot as part of work that runs alone. */
  async compactNow(last: number, options: { despiteDamage?: boolean } = {}): Promise<void> {
    await this.#compact({
      folder: this.#layout.folder,
      device: this.#device,
      upTo: [[this.#device, last]],
      ...options,
    });
    await this.retire(last);
  }

  /** After a snapshot that holds all up to a segment: the segments go to the history. */
  async retire(last: number): Promise<void> {
    const sealed = (await this.#sealed()).filter(({ segment }) => segment <= last);
    this.#onCompacted(last);
    this.#isSnapshotOlder = false;
    await retireSegments(this.#files, this.#layout, sealed);
  }

  /** Whether enough has gathered in the journal for a compaction, or the snapshot is an older one. */
  async isDue(): Promise<boolean> {
    if (this.#isSnapshotOlder) return true;
    const sealed = await this.#sealed();
    const bytes = sealed.reduce((sum, { size }) => sum + size, 0);
    return bytes > COMPACT_BYTES || sealed.length > COMPACT_SEGMENTS;
  }

  /** Resolves when nothing is under way; what failed was told to whoever asked for it. */
  async idle(): Promise<void> {
    await this.#turn.catch(() => undefined);
  }

  async #sealed(): Promise<{ device: string; segment: number; size: number }[]> {
    const device = this.#device;
    const sealed: { device: string; segment: number; size: number }[] = [];
    for (const segment of await listSegments(this.#files, this.#layout.journal(device))) {
      const size = (await this.#files.size(this.#layout.segment(device, segment))) ?? 0;
      sealed.push({ device, segment, size });
    }
    return sealed;
  }
}
