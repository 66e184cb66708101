import type { Formats } from '../../core/library/upgrade';
import type { ArrivingRecords } from './arriving-records';
import type { CompactionJob } from './compaction';
import type { FilePort } from './file-port';
import type { Identity } from './identity';
import type { JournalTuning } from './journal';
import type { takeLock, ServeLock } from './lock';
import type { LibraryOutline } from './read-library';

/** What a library is opened with. */
export interface StoreOptions {
  readonly folder: string;
  /** Who writes: one id for each installation, kept in the app's data folder. */
  readonly device: string;
  /** How a second program is told who has the library open. */
  readonly holder: string;
  /** Serves others while the library is held; else they are only told who holds it. */
  readonly serve?: ServeLock | undefined;
  /** Creates the library when the folder is empty or not there, with this name. */
  readonly createAs?: string;
  /** The id that this library is known by, should dateline.json be lost. */
  readonly knownId?: string | undefined;
  readonly files?: FilePort;
  /** The formats that are known; the program's own unless a test has others. */
  readonly formats?: Formats;
  /** Keeps other programs out; the system's own lock unless the files lie nowhere but in memory. */
  readonly lock?: typeof takeLock;
  /** For tests. */
  readonly journal?: JournalTuning;
  /** For tests, so that they need not undo thousands. */
  readonly turns?: TurnTuning;
  readonly now?: () => string;
  readonly compact: (job: CompactionJob) => Promise<void>;
  /**
   * Makes the copy that is kept before an upgrade; rejects when it could not. A library of an older
   * format is opened for reading only where there is none.
   */
  readonly keepCopy?: (of: UpgradedLibrary) => Promise<unknown>;
  /** Is shown the library while its records are still being read. */
  readonly onArriving?: (arriving: ArrivingLibrary) => void;
  /** Hears of a compaction that failed, which loses nothing; the console unless told otherwise. */
  readonly onCompactionFailed?: (error: unknown) => void;
}

/** A library of an older format that nothing was done to yet. */
export interface UpgradedLibrary {
  readonly id: string;
  readonly folder: string;
  readonly device: string;
  /** The last segment of the device: none of them is written to any more. */
  readonly upTo: number;
  readonly at: string;
}

/** How undo and redo take back what is too much for one change. */
export interface TurnTuning {
  /** Ops that are taken back in one part. */
  readonly part: number;
  /** Asked between two parts; what it answers is waited for. */
  readonly pause: () => Promise<void> | null;
}

export type OpenError = 'in-use' | 'not-a-library' | 'not-readable';

/** A library that is being read: what is known of it at once, and its records as they come. */
export interface ArrivingLibrary {
  readonly identity: Identity;
  readonly outline: LibraryOutline;
  readonly records: ArrivingRecords;
}
