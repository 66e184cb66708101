import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** What a start of the window asks for; paths are absolute. */
export interface Opening {
  /** The library it names; null for the one that is at hand. */
  readonly library: string | null;
  /** Files and folders to import. */
  readonly files: readonly string[];
}

/** Which program was started, where, and on what: what the arguments mean depends on it. */
export interface Started {
  /** A checkout is started by its folder, which stands before our own words. */
  readonly packaged: boolean;
  readonly cwd: string;
  readonly platform: string;
}

/** `--library DIR`, and everything that is no switch: switches are Electron's and Chromium's. */
export function openingOf(argv: readonly string[], started: Started): Opening {
  const { library, files } = sortWords(argv, started);
  return { library, files };
}

/** The arguments of a start without what it asks for: another start with these is the same program. */
export function withoutOpening(argv: readonly string[], started: Started): string[] {
  return sortWords(argv, started).others;
}

function sortWords(
  argv: readonly string[],
  started: Started,
): Opening & { readonly others: string[] } {
  const files: string[] = [];
  const others: string[] = [];
  let library: string | null = null;
  let appPassed = started.packaged;
  let onlyFiles = false;
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (!onlyFiles && word === '--') onlyFiles = true;
    else if (!onlyFiles && word === '--library') library = argv[++at] || library;
    else if (!onlyFiles && word.startsWith('--library=')) library = word.slice(10) || library;
    else if (word === '') continue;
    else if (!onlyFiles && isSwitch(word, started.platform)) others.push(word);
    else if (!appPassed) {
      appPassed = true;
      others.push(word);
    } else files.push(pathOf(word, started.cwd));
  }
  return {
    library: library === null ? null : pathOf(library, started.cwd),
    files: [...new Set(files)],
    others,
  };
}

/** Chromium takes `/name` for a switch on Windows, where no path that is dropped begins so. */
function isSwitch(word: string, platform: string): boolean {
  return word.startsWith('-') || (platform === 'win32' && /^\/[\w-]+(?:[:=].*)?$/u.test(word));
}

/** Desktops hand over some files by their `file:` address. */
function pathOf(word: string, cwd: string): string {
  if (!/^file:\/\//iu.test(word)) return resolve(cwd, word);
  try {
    return fileURLToPath(word);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof URIError)) throw error;
    return resolve(cwd, word);
  }
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
