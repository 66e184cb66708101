import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, type Result } from '../../core/ipc/result';
import { shownName } from '../../core/library/shown-name';
import type { ReadArticle, ReadErrorCode } from './format';
import { isParserReply, type ParserRequest } from './parser-message';

/** What a reading can fail with, seen from outside the parser. */
export type ParserErrorCode = ReadErrorCode | 'timeout' | 'crashed' | 'too-much-memory' | 'closed';

/** A running parser process, however it was started. */
export interface ParserChild {
  /** Undefined until it has started, and after its end. */
  readonly pid: number | undefined;
  send(request: ParserRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the process could not be started. */
  onExit(listener: (why: string) => void): void;
  kill(): void;
}

export interface ParserPortOptions {
  readonly spawn: () => ParserChild;
  /** Milliseconds for one file, the start of the process included. */
  readonly timeLimit?: number;
  /** Bytes of resident memory. */
  readonly memoryLimit?: number;
  /** The bytes that a process holds now, or null where that cannot be told. */
  readonly memoryOf?: (pid: number) => Promise<number | null>;
}

const TIME_LIMIT = 30_000; // no saved page that was tried takes a tenth of it
const MEMORY_LIMIT = 1.5 * 1024 ** 3; // fifty times what a large page needs, half of a small machine
const LOOK_EVERY = 200; // ms between looks at the memory; a parser gains at most ~200 MB in between

interface Job {
  readonly path: string;
  readonly fileName: string;
  readonly encoding: string | null;
  readonly settle: (result: Result<ReadArticle, ParserErrorCode>) => void;
}

/**
 * Reads files in a process of its own, one after the other. Time and memory are watched from here,
 * because a parser that hangs cannot watch itself; the process is killed and started anew, and only
 * the file it was reading fails.
 */
export class ParserPort {
  readonly #options: Required<ParserPortOptions>;
  readonly #waiting: Job[] = [];
  #child: ParserChild | null = null;
  #busy = false;
  #closed = false;
  #lastId = 0;
  /** Ends the file that is being read; null between files. */
  #finish: ((result: Result<ReadArticle, ParserErrorCode>, killed: boolean) => void) | null = null;
  #expected: { id: number; fileName: string } | null = null;

  constructor(options: ParserPortOptions) {
    this.#options = {
      timeLimit: TIME_LIMIT,
      memoryLimit: MEMORY_LIMIT,
      memoryOf: residentMemory,
      ...options,
    };
  }

  /**
   * Reads one file, in the encoding that is given or in the one it finds; the others wait. Never
   * rejects.
   */
  read(
    path: string,
    fileName = basename(path),
    encoding: string | null = null,
  ): Promise<Result<ReadArticle, ParserErrorCode>> {
    return new Promise((settle) => {
      if (this.#closed) {
        settle(closed(fileName));
        return;
      }
      this.#waiting.push({ path, fileName, encoding, settle });
      this.#next();
    });
  }

  /** Ends the process; files that were not read yet fail with `closed`. */
  close(): void {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.settle(closed(job.fileName));
    this.#finish?.(closed(this.#expected?.fileName ?? ''), true);
    this.#drop();
  }

  #next(): void {
    const job = this.#busy ? undefined : this.#waiting.shift();
    if (!job) return;
    this.#busy = true;
    const id = ++this.#lastId;
    const { timeLimit } = this.#options;
    const name = shownName(job.fileName);
    const timer = setTimeout(() => {
      const seconds = Math.max(1, Math.round(timeLimit / 1000));
      const message = `"${name}" took longer than ${seconds} s to read and was given up. Paste its text instead.`;
      this.#finish?.(fail('timeout', message), true);
    }, timeLimit);
    const watch = setInterval(() => void this.#look(id, name), LOOK_EVERY);
    this.#expected = { id, fileName: job.fileName };
    this.#finish = (result, killed) => {
      clearTimeout(timer);
      clearInterval(watch);
      this.#finish = null;
      this.#expected = null;
      this.#busy = false;
      if (killed) this.#drop();
      job.settle(result);
      this.#next();
    };
    try {
      this.#child ??= this.#start();
      const { path, fileName, encoding } = job;
      this.#child.send({ id, path, fileName, encoding });
    } catch (error) {
      this.#finish(crashed(name, error instanceof Error ? error.message : String(error)), true);
    }
  }

  #start(): ParserChild {
    const child = this.#options.spawn();
    child.onMessage((message) => {
      if (this.#child !== child || !isParserReply(message)) return;
      if (message.id === this.#expected?.id) this.#finish?.(message.result, false);
    });
    child.onExit((why) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#finish?.(crashed(shownName(this.#expected?.fileName ?? ''), why), true);
    });
    return child;
  }

  #drop(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  async #look(id: number, name: string): Promise<void> {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    const bytes = await this.#options.memoryOf(pid);
    if (bytes === null || bytes <= this.#options.memoryLimit || this.#expected?.id !== id) return;
    const message = `"${name}" needed more memory than it may have (${Math.round(bytes / 1024 ** 2)} MB) and was given up. Paste its text instead.`;
    this.#finish?.(fail('too-much-memory', message), true);
  }
}

function closed(fileName: string): Result<ReadArticle, ParserErrorCode> {
  return fail('closed', `"${shownName(fileName)}" was not read: the program was closing.`);
}

function crashed(name: string, why: string): Result<ReadArticle, ParserErrorCode> {
  return fail('crashed', `"${name}" made the reader crash (${why}). Paste its text instead.`);
}

/** Resident memory by Linux's /proc; null elsewhere, where the packaged app asks Electron. */
async function residentMemory(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1');
    const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null; // no such process any more, or no such file system
  }
}
