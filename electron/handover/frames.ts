import type { Socket } from 'node:net';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';

/** Why no frame came: the peer went, said too much, said nothing in time, or spoke another language. */
export type FrameError = 'gone' | 'too-long' | 'late' | 'garbled';

const LINE_END = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * A local socket as a pair of streams of frames, one JSON value a line.
 *
 * It reads only when asked, so that a peer that says much fills its own buffer and not ours, and
 * each frame has a longest length and a latest time. It never throws for what a peer does.
 */
export class FrameSocket {
  readonly #socket: Socket;
  /** The beginning of a frame that has not come to its end. */
  #parts: Buffer[] = [];
  #bytes = 0;
  /** What came after the last frame that was taken. */
  #rest: Buffer = NOTHING;
  #ended = false;
  #wake: (() => void) | null = null;
  readonly #closed = new AbortController();

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('readable', () => this.#wake?.());
    socket.on('end', () => this.#end());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#end();
      this.#closed.abort();
    });
  }

  /** Aborted once nothing can be sent any more. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Waits for the next frame; `bytes` is the longest it may be. */
  async receive(bytes: number, withinMs: number): Promise<Result<unknown, FrameError>> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#wake?.();
    }, withinMs);
    try {
      for (;;) {
        const line = this.#take();
        if (line !== null) return line.length > bytes ? tooLong() : parse(line);
        if (this.#bytes > bytes) return tooLong();
        if (this.#ended) return fail('gone', 'The other side ended the connection.');
        if (late) return fail('late', 'The other side said nothing in time.');
        await new Promise<void>((resolve) => (this.#wake = resolve));
        this.#wake = null;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Sends a frame; resolves at once while the peer keeps up, and else when it has caught up. Answers
   * false when the peer is gone.
   */
  async send(frame: object): Promise<boolean> {
    if (this.#socket.destroyed || this.#socket.writableEnded) return false;
    if (this.#socket.write(`${JSON.stringify(frame)}\n`)) return true;
    return this.drained();
  }

  /** Whether frames pile up here because the peer does not read them. */
  get isBehind(): boolean {
    return this.#socket.writableNeedDrain;
  }

  /** Waits until the peer has caught up; false when it is gone. */
  async drained(): Promise<boolean> {
    const { signal } = this.#closed;
    while (this.#socket.writableNeedDrain && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = () => {
          this.#socket.off('drain', go);
          signal.removeEventListener('abort', go);
          resolve();
        };
        this.#socket.once('drain', go);
        signal.addEventListener('abort', go);
      });
    }
    return !signal.aborted;
  }

  /** Sends a last frame and waits until the peer, who now has everything, has ended its side too. */
  async finish(frame: object): Promise<void> {
    if (this.#socket.destroyed) return;
    const { signal } = this.#closed;
    const closed = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#socket.end(`${JSON.stringify(frame)}\n`);
    if (!signal.aborted) await closed;
  }

  /** Cuts the connection. */
  destroy(): void {
    this.#socket.destroy();
  }

  #end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** The next whole line of what has come; null when there is none yet. */
  #take(): Buffer | null {
    for (;;) {
      const part = this.#next();
      if (!part) return null;
      const at = part.indexOf(LINE_END);
      this.#parts.push(at < 0 ? part : part.subarray(0, at));
      this.#bytes += at < 0 ? part.length : at;
      if (at < 0) continue;
      const line = Buffer.concat(this.#parts);
      this.#rest = part.subarray(at + 1);
      this.#parts = [];
      this.#bytes = 0;
      return line;
    }
  }

  #next(): Buffer | null {
    const rest = this.#rest;
    this.#rest = NOTHING;
    return rest.length > 0 ? rest : (this.#socket.read() as Buffer | null);
  }
}

function tooLong(): Result<never, FrameError> {
  return fail('too-long', 'The other side said more than it may.');
}

function parse(line: Buffer): Result<unknown, FrameError> {
  try {
    return ok(JSON.parse(line.toString('utf8')) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail('garbled', 'The other side said what is no JSON.');
  }
}
