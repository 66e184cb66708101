import type { ParserPort } from '../importers/parser-port';
import type { CompactionJob } from '../store/compaction';

/** What a run of the command line works with. */
export interface CommandEnvironment {
  /** The app's data folder: settings, the default library. */
  readonly appFolder: string;
  readonly parser: Pick<ParserPort, 'read'>;
  readonly compact: (job: CompactionJob) => Promise<void>;
  /** What relative paths start from. */
  readonly cwd: string;
  /** How long a run waits for the disk before it says that something is not saved. */
  readonly patienceMs: number;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
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
