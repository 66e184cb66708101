import * as v from 'valibot';

/*
 * The conversation, a frame a line; H holds the library, V is the visitor that wants work done:
 *
 *   H  {holder, number}          who it is, and its number for this conversation alone
 *   V  {number}                  the visitor's number
 *   H  {proof}                   that it knows the secret; the visitor says nothing more without it
 *   V  {proof}                   that the visitor knows it; the holder does nothing without it
 *   H  {ready: true}             or the end of the connection
 *   V  {words, cwd, patienceMs}  the command line
 *   H  {out} {err} {alive} …     what it prints, and a sign of life where it prints nothing
 *   H  {exit}                    its exit code; or {refused} before it began
 */

const number = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

/** What a holder says to whoever connects. One that does not serve gives no number. */
export const greetingSchema = v.object({ holder: v.string(), number: v.optional(number) });
export const numberSchema = v.strictObject({ number });
export const proofSchema = v.strictObject({ proof: number });
export const readySchema = v.strictObject({ ready: v.literal(true) });

/** A command line to be run by the holder, as it was given to the visitor. */
export const handoverRequestSchema = v.strictObject({
  words: v.array(v.string()),
  cwd: v.pipe(v.string(), v.minLength(1)),
  patienceMs: v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)),
});
export type HandoverRequest = v.InferOutput<typeof handoverRequestSchema>;

/** Why a holder that knows the visitor runs nothing: it is closing, or has its hands full. */
const refusedSchema = v.strictObject({ refused: v.picklist(['closing', 'busy', 'unreadable']) });

export const replySchema = v.union([
  v.strictObject({ out: v.string() }),
  v.strictObject({ err: v.string() }),
  v.strictObject({ alive: v.literal(true) }),
  v.strictObject({ exit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)) }),
  refusedSchema,
]);
export type HandoverReply = v.InferOutput<typeof replySchema>;

/** The longest frames, in bytes: who is not known yet gets little room. */
export const LONGEST = {
  handshake: 1_024,
  // More than the systems allow for the arguments of a program.
  request: 4 * 1024 * 1024,
  reply: 1024 * 1024,
} as const;

/** The longest piece of output in one frame, in UTF-16 units; six bytes each at worst. */
export const PIECE = 64 * 1024;

/** How long each side waits for the other, in milliseconds. */
export const TIMES = {
  /** A frame of the handshake. A busy main process answers within a fraction of it. */
  handshake: 3_000,
  request: 10_000,
  /** Between signs of life of a holder at work … */
  alive: 2_000,
  /** … and without one before the visitor gives up. */
  silence: 30_000,
  /** What runs when the library closes may finish within this; then it is cut off. */
  grace: 3_000,
} as const;
export type HandoverTimes = { readonly [Name in keyof typeof TIMES]: number };
