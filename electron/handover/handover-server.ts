import { setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'node:net';
import * as v from 'valibot';
import { FrameSocket } from './frames';
import {
  LONGEST,
  PIECE,
  TIMES,
  handoverRequestSchema,
  numberSchema,
  proofSchema,
} from './messages';
import type { HandoverReply, HandoverRequest, HandoverTimes } from './messages';
import { freshNumber, isProof, proofOf } from './proof';
import { piecesOf } from './pieces';

/** Visitors at once that have not proved themselves; who fills these only keeps others out. */
const STRANGERS = 32;
/** Runs at once: many pagers may stand open, each with a listing that waits to be read on. */
const RUNS = 32;
/** How long a run may keep the process to itself, in milliseconds. */
const SLICE_MS = 8;

/** Thrown into a run whose visitor is gone, or whose library closes: nobody hears the rest. */
export class VisitorGone extends Error {}

/** The visitor of a run, as the run sees it. */
export interface Visitor {
  /** Printed by the visitor; resolves when there is room for more. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  /** Lets others have their turn; throws `VisitorGone` when it is of no use to go on. */
  readonly rest: () => Promise<void>;
  /** Whether the run should end where it can: its visitor is gone, or the library closes. */
  readonly isLeaving: () => boolean;
}

export interface HandoverServerOptions {
  readonly secret: () => Promise<Buffer>;
  /** Does the work; answers the exit code. */
  readonly run: (request: HandoverRequest, visitor: Visitor) => Promise<number>;
  readonly onInternalError: (error: unknown) => void;
  readonly times?: Partial<HandoverTimes>;
}

/**
 * Does the work of other processes of the same user at a library that this process holds.
 *
 * Whoever connects to the lock must prove that they know the secret, and hears our proof first. A
 * visitor that is silent, endless or wrong costs a socket for some seconds and nothing else.
 */
export class HandoverServer {
  readonly #options: HandoverServerOptions;
  readonly #times: HandoverTimes;
  readonly #runs = new Map<FrameSocket, Promise<void>>();
  #strangers = 0;
  #closing = false;

  constructor(options: HandoverServerOptions) {
    this.#options = options;
    this.#times = { ...TIMES, ...options.times };
  }

  /** Serves one connection to the lock of that name. Never rejects. */
  readonly serve = (socket: Socket, lock: string, holder: string): void => {
    const frames = new FrameSocket(socket);
    void this.#serve(frames, lock, holder).catch((error: unknown) => {
      this.#options.onInternalError(error);
      frames.destroy();
    });
  };

  /** Lets what runs come to its end, cuts off what takes too long, and begins nothing more. */
  async stop(): Promise<void> {
    this.#closing = true;
    const ended = () => Promise.all(this.#runs.values());
    await Promise.race([ended(), pause(this.#times.grace, null, { ref: false })]);
    for (const frames of this.#runs.keys()) frames.destroy();
    await ended();
  }

  /** Serves again: the library stays open after all. */
  resume(): void {
    this.#closing = false;
  }

  async #serve(frames: FrameSocket, lock: string, holder: string): Promise<void> {
    if (this.#strangers >= STRANGERS) return frames.destroy();
    this.#strangers++;
    let request: HandoverRequest | null;
    try {
      request = await this.#listen(frames, lock, holder);
    } finally {
      this.#strangers--;
    }
    if (!request) return frames.destroy();
    if (this.#closing) return finish(frames, { refused: 'closing' });
    if (this.#runs.size >= RUNS) return finish(frames, { refused: 'busy' });
    const run = this.#run(frames, request);
    this.#runs.set(frames, run);
    try {
      await run;
    } finally {
      this.#runs.delete(frames);
    }
  }

  /** The handshake, and then what is asked; null for whom we do not know or do not understand. */
  async #listen(
    frames: FrameSocket,
    lock: string,
    holder: string,
  ): Promise<HandoverRequest | null> {
    const ours = freshNumber();
    await frames.send({ holder, number: ours });
    const numbered = await this.#hear(frames, numberSchema);
    if (!numbered) return null;
    const challenge = { lock, holder: ours, visitor: numbered.number };
    const secret = await this.#options.secret();
    await frames.send({ proof: proofOf(secret, 'holder', challenge) });
    const proven = await this.#hear(frames, proofSchema);
    if (!proven || !isProof(proven.proof, secret, 'visitor', challenge)) return null;
    await frames.send({ ready: true });
    const said = await frames.receive(LONGEST.request, this.#times.request);
    const asked = v.safeParse(handoverRequestSchema, said.ok ? said.value : null);
    if (!asked.success) await frames.send({ refused: 'unreadable' });
    return asked.success ? asked.output : null;
  }

  async #hear<Schema extends v.GenericSchema>(
    frames: FrameSocket,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    const said = await frames.receive(LONGEST.handshake, this.#times.handshake);
    const parsed = v.safeParse(schema, said.ok ? said.value : null);
    return parsed.success ? parsed.output : null;
  }

  async #run(frames: FrameSocket, request: HandoverRequest): Promise<void> {
    // The visitor has nothing more to say: whatever comes, its going included, ends the run.
    void frames.receive(0, 2 ** 31 - 1).then(() => frames.destroy());
    const alive = setInterval(() => {
      if (!frames.isBehind) void frames.send({ alive: true });
    }, this.#times.alive);
    try {
      const exit = await this.#options.run(request, this.#visitor(frames));
      await finish(frames, { exit });
    } catch (error) {
      if (error instanceof VisitorGone) return frames.destroy();
      this.#options.onInternalError(error);
      await frames.send({ err: 'Something went wrong in Dateline; it was written to the log.\n' });
      await finish(frames, { exit: 1 });
    } finally {
      clearInterval(alive);
    }
  }

  #visitor(frames: FrameSocket): Visitor {
    let began = performance.now();
    const rest = async () => {
      if (performance.now() - began > SLICE_MS) {
        await new Promise((resolve) => setImmediate(resolve));
        began = performance.now();
      }
      if (frames.closed.aborted) throw new VisitorGone();
    };
    const say = async (kind: 'out' | 'err', text: string) => {
      for (const piece of piecesOf(text, PIECE)) {
        const sent = await frames.send(kind === 'out' ? { out: piece } : { err: piece });
        if (!sent) throw new VisitorGone();
        await rest();
      }
    };
    return {
      out: (text) => say('out', text),
      err: (text) => say('err', text),
      rest,
      isLeaving: () => this.#closing || frames.closed.aborted,
    };
  }
}

function finish(frames: FrameSocket, last: HandoverReply): Promise<void> {
  return frames.finish(last);
}
