import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { errorCode } from '../store/file-port';
import { openingOf, withoutOpening } from './command-line';
import type { Opening, Started } from './command-line';

/**
 * The most that a second start may say to the first, in bytes.
 *
 * Chromium carries it there in one message of 32 KB, beside the arguments and the working folder. A
 * longer one, or one with bytes of zero (as any text beyond Latin 1 has here), is not understood, and
 * the second start then takes the first for dead and kills it, with all that is not saved.
 */
const MOST_BYTES = 12 * 1024;

const SWITCH = '--opening=';
const NAME = /^[0-9a-f]{24}$/u;
const openingSchema = v.strictObject({
  library: v.nullable(v.string()),
  files: v.array(v.string()),
});

const secondStartSchema = v.object({ argv: v.array(v.string()), cwd: v.string() });
/** What a second start tells the first of itself: its arguments as they were, and where it was. */
export type SecondStart = v.InferOutput<typeof secondStartSchema>;

/** Whether this start has more to say than can be said to a first one. */
export function isTooLong(start: SecondStart): boolean {
  if (start.argv.some((word) => word.startsWith(SWITCH))) return false;
  return secondStartData(start).said.length > MOST_BYTES;
}

/** A second start in a form that reaches the first: base64, which holds a byte of zero nowhere. */
export function secondStartData(start: SecondStart): { said: string } {
  return { said: Buffer.from(JSON.stringify(start), 'utf8').toString('base64') };
}

/** What a second start said; null when it is not in our words. */
export function secondStartIn(data: unknown): SecondStart | null {
  const { success, output } = v.safeParse(v.object({ said: v.string() }), data);
  if (!success) return null;
  try {
    const parsed = v.safeParse(
      secondStartSchema,
      JSON.parse(Buffer.from(output.said, 'base64').toString('utf8')),
    );
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** What a start asks for, by its arguments or by what was written down for it. */
export async function openingOfStart(
  appFolder: string,
  argv: readonly string[],
  started: Started,
): Promise<Opening> {
  return (await takeOpening(appFolder, argv)) ?? openingOf(argv, started);
}

/** Starts the program once more with few arguments, and with what this start asks for written down. */
export async function startAgainShortly(
  appFolder: string,
  argv: readonly string[],
  started: Started,
): Promise<void> {
  const left = await leaveOpening(appFolder, openingOf(argv, started));
  // An AppImage is gone from where it runs once it has ended.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  const again = spawn(program, [...withoutOpening(argv, started), left], {
    detached: true,
    stdio: 'ignore',
  });
  await new Promise<void>((resolve, reject) => {
    again.once('spawn', resolve);
    again.once('error', reject);
  });
  again.unref();
}

/** Writes down what a start asks for; answers the argument by which another start finds it. */
export async function leaveOpening(appFolder: string, opening: Opening): Promise<string> {
  await mkdir(appFolder, { recursive: true });
  const name = randomBytes(12).toString('hex');
  const path = pathOf(appFolder, name);
  await writeFile(path, JSON.stringify(opening), { mode: 0o600, flag: 'wx' });
  return `${SWITCH}${name}`;
}

/** What another start wrote down, which is thereby taken; null when the arguments name nothing. */
async function takeOpening(appFolder: string, argv: readonly string[]): Promise<Opening | null> {
  const word = argv.find((one) => one.startsWith(SWITCH));
  const name = word?.slice(SWITCH.length) ?? '';
  if (!NAME.test(name)) return null;
  const path = pathOf(appFolder, name);
  try {
    const parsed = v.safeParse(openingSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (errorCode(error) === null && !(error instanceof SyntaxError)) throw error;
    return null;
  } finally {
    await rm(path, { force: true });
  }
}

function pathOf(appFolder: string, name: string): string {
  return join(appFolder, `opening-${name}.json`);
}
