import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { SavingState } from '../../core/ipc/contract';
import { DEVICE } from './temp-library';

/** What a library's process can be told to do. */
export type Ask =
  | {
      readonly do: 'open';
      readonly folder: string;
      readonly device: string;
      readonly createAs?: string;
      readonly now?: string;
    }
  | { readonly do: 'add'; readonly title: string; readonly bytes?: number }
  | { readonly do: 'undo' | 'redo' | 'look' | 'compact' | 'texts' }
  | { readonly do: 'saved'; readonly withinMs: number }
  | { readonly do: 'import'; readonly files: readonly string[] }
  | { readonly do: 'close'; readonly patienceMs?: number; readonly giveUp?: boolean };

/** What it answers: whether it could, and what a window would show then. */
export interface Reply {
  readonly ok: boolean;
  /** The code of the failure: of the opening, of what was asked, or of the saving. */
  readonly code?: string | null;
  readonly message?: string;
  readonly digest?: string;
  readonly titles?: readonly string[];
  readonly articles?: number;
  readonly saving?: SavingState;
  readonly damage?: readonly string[];
  readonly outcomes?: readonly string[];
  readonly peakMegabytes?: number;
}

/** How a process is started: the command that starts programs in another place, and as whom. */
export interface Start {
  readonly through?: readonly string[];
  readonly uid?: number;
}

/** A program in a process of its own that has a library open; it ends with the test at the latest. */
export class LibraryProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string>;
  #problem = '';

  constructor(program: string, { through = [], uid }: Start = {}) {
    const [command = '', ...words] = [...through, process.execPath, program];
    this.#child = spawn(command, words, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      cwd: '/',
      ...(uid !== undefined && { uid, gid: uid }),
    });
    this.#child.stderr.on('data', (part: Buffer) => (this.#problem += part.toString()));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    onTestFinished(() => this.kill());
  }

  async ask(ask: Ask): Promise<Reply> {
    this.#child.stdin.write(`${JSON.stringify(ask)}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error(`the program has ended: ${this.#problem}`);
    return JSON.parse(line.value) as Reply;
  }

  /** Opens a library, or fails the test. */
  async open(folder: string, more: { device?: string; now?: string } = {}): Promise<Reply> {
    const reply = await this.ask({ do: 'open', folder, device: DEVICE, createAs: 'Test', ...more });
    if (!reply.ok) throw new Error(reply.message);
    return reply;
  }

  /** Adds events of these titles; answers what is shown then. */
  async add(...titles: string[]): Promise<Reply> {
    let reply: Reply = { ok: true };
    for (const title of titles) reply = await this.ask({ do: 'add', title });
    if (!reply.ok) throw new Error(reply.message);
    return reply;
  }

  /** Waits until all is saved; answers whether it was in time. */
  async isSaved(withinMs: number): Promise<boolean> {
    return (await this.ask({ do: 'saved', withinMs })).ok;
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
