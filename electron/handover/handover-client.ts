import { connect } from 'node:net';
import type { Socket } from 'node:net';
import * as v from 'valibot';
import { FrameSocket } from './frames';
import { LONGEST, TIMES, greetingSchema, proofSchema, readySchema, replySchema } from './messages';
import type { HandoverReply, HandoverRequest, HandoverTimes } from './messages';
import { freshNumber, isProof, proofOf } from './proof';

/** What became of work that was handed to the holder of a library. */
export type Handover =
  /** It ran there to its end. */
  | { readonly kind: 'done'; readonly exit: number }
  /** It was begun there, and then the holder went away or fell silent. */
  | { readonly kind: 'broken'; readonly why: 'gone' | 'silent' }
  /** Nothing was begun: it may be asked again in a moment. */
  | { readonly kind: 'later' }
  /** Nothing was begun, and nothing will be: the holder does not know our secret. */
  | { readonly kind: 'stranger' };

const LATER: Handover = { kind: 'later' };
const STRANGER: Handover = { kind: 'stranger' };

export interface HandoverClientOptions {
  /** The lock's name, which is where its holder listens. */
  readonly lock: string;
  readonly secret: Buffer;
  readonly request: HandoverRequest;
  readonly out: (text: string) => void | Promise<void>;
  readonly err: (text: string) => void | Promise<void>;
  readonly times?: Partial<HandoverTimes>;
}

/**
 * Has a command line run by the process that holds a library, and prints what it prints.
 *
 * Any user of the machine could be listening there: nothing is said before the holder has proved
 * that it knows the secret. A holder that is silent or endless is given up.
 */
export async function handOver(options: HandoverClientOptions): Promise<Handover> {
  const socket = connect(options.lock);
  const frames = new FrameSocket(socket);
  try {
    if (!(await connected(socket))) return LATER;
    return await converse(frames, options, { ...TIMES, ...options.times });
  } finally {
    frames.destroy();
  }
}

/** False when nobody listens: the holder has just let go, or its name was never taken. */
function connected(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('close', () => resolve(false));
  });
}

async function converse(
  frames: FrameSocket,
  options: HandoverClientOptions,
  times: HandoverTimes,
): Promise<Handover> {
  const hear = async <Schema extends v.GenericSchema>(schema: Schema) => {
    const said = await frames.receive(LONGEST.handshake, times.handshake);
    return v.safeParse(schema, said.ok ? said.value : null);
  };
  const greeting = await hear(greetingSchema);
  const holder = greeting.success ? greeting.output.number : undefined;
  if (holder === undefined) return LATER;
  const challenge = { lock: options.lock, holder, visitor: freshNumber() };
  await frames.send({ number: challenge.visitor });
  const proven = await hear(proofSchema);
  if (!proven.success) return LATER;
  if (!isProof(proven.output.proof, options.secret, 'holder', challenge)) return STRANGER;
  await frames.send({ proof: proofOf(options.secret, 'visitor', challenge) });
  if (!(await hear(readySchema)).success) return LATER;
  void frames.send(options.request);
  return follow(frames, options, times);
}

/** Prints replies until the last one. While it prints it reads nothing, which holds the other side. */
async function follow(
  frames: FrameSocket,
  options: HandoverClientOptions,
  times: HandoverTimes,
): Promise<Handover> {
  for (;;) {
    const said = await frames.receive(LONGEST.reply, times.silence);
    const reply = v.safeParse(replySchema, said.ok ? said.value : null);
    if (!reply.success) {
      const silent = !said.ok && said.error.code === 'late';
      return { kind: 'broken', why: silent ? 'silent' : 'gone' };
    }
    const last = await print(reply.output, options);
    if (last) return last;
  }
}

async function print(
  reply: HandoverReply,
  { out, err }: HandoverClientOptions,
): Promise<Handover | null> {
  if ('out' in reply) await out(reply.out);
  else if ('err' in reply) await err(reply.err);
  else if ('refused' in reply) return LATER;
  else if ('exit' in reply) return { kind: 'done', exit: reply.exit };
  return null;
}
