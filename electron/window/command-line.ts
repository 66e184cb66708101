import { spawn } from 'node:child_process';
import { isCommand } from '../commands/command-words';

/** The switch that must be there before Electron starts; setting it in main is too late. */
const HEADLESS = '--ozone-platform=headless';
/** No picture is drawn, and Chromium keeps its remarks about that to itself. */
const QUIET = ['--disable-gpu', '--log-level=3'];
const NO_SANDBOX = '--no-sandbox';
const SWITCHES = new Set([HEADLESS, ...QUIET, NO_SANDBOX]);

/** What this start of the program is: the window, or one run of the command line. */
export type Start =
  | { readonly kind: 'window' }
  /** Start again without a display and be that. */
  | { readonly kind: 'relaunch'; readonly words: readonly string[] }
  | { readonly kind: 'command'; readonly words: readonly string[] };

/** Decides by the first argument of the installed program; a checkout has its own way in. */
export function startOf(argv: readonly string[], packaged: boolean, platform: string): Start {
  if (!packaged) return { kind: 'window' };
  const headless = argv.includes(HEADLESS);
  const first = argv.findIndex((word, index) => index > 0 && !SWITCHES.has(word));
  const words = first < 0 ? [] : argv.slice(first);
  if (!isCommand(words[0])) return { kind: 'window' };
  return platform === 'linux' && !headless
    ? { kind: 'relaunch', words }
    : { kind: 'command', words };
}

/** Runs the program again without a display, handing through input, output and exit code. */
export function relaunchHeadless(
  argv: readonly string[],
  words: readonly string[],
): Promise<number> {
  const [program] = argv;
  if (program === undefined) return Promise.resolve(1);
  const sandbox = argv.includes(NO_SANDBOX) ? [NO_SANDBOX] : [];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...sandbox, HEADLESS, ...QUIET, ...words], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
