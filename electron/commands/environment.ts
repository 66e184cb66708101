import type { ParserPort } from '../importers/parser-port';
import type { FileJobs } from '../keeping/jobs';
import type { LibraryStore } from '../store/library-store';

/** What a run of the command line works with. */
export interface CommandEnvironment {
  /** The app's data folder: settings, the default library. */
  readonly appFolder: string;
  readonly parser: Pick<ParserPort, 'read'>;
  /** Runs what takes long. */
  readonly jobs: FileJobs;
  /** What relative paths start from. */
  readonly cwd: string;
  /** How long a run waits for the disk before it says that something is not saved. */
  readonly patienceMs: number;
  /** How long a run waits for another one to let go of the library. */
  readonly waitMs: number;
  /** Prints; what waits for the promise goes no faster than whoever reads. */
  readonly out: (text: string) => void | Promise<void>;
  readonly err: (text: string) => void | Promise<void>;
  /** Called between the steps of long work: others may want their turn, or the run may be over. */
  readonly rest: () => void | Promise<void>;
  /** Whether the run should end where it can, with what it has done by then. */
  readonly isLeaving: () => boolean;
  /** The library where this process has it open already and runs the words of another. */
  readonly store?: LibraryStore | undefined;
}

/** Exit codes: see the help text. */
export const EXIT = { done: 0, failed: 1, usage: 2, library: 3 } as const;

/** Ends a run with a message for people and an exit code. */
export class CommandFailure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
