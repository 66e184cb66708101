import { resolve } from 'node:path';
import type { LibraryStore } from '../store/library-store';
import { errorCode } from '../store/file-port';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import { printBackups, restoreBackup } from './backup-commands';
import { HELP } from './help';
import { withLibrary } from './open-library';
import { Printer } from './printer';
import { addEvent, clipQuote, importPaths, listRecords, showRecord } from './library-commands';
import { rereadOne } from './reread-command';
import { exportTo } from './export-command';
import { findDates, readFiles } from './file-commands';
import { printSchema } from './schema-command';
import { parseOptions } from './options';
import { VERSION } from './version';
import { verifyLibrary } from './verify-command';

/** Runs one command line. Never rejects for a wrong word or a bad file: answers an exit code. */
export async function runCommandLine(
  words: readonly string[],
  environment: Pick<CommandEnvironment, 'appFolder' | 'parser' | 'jobs'> &
    Partial<CommandEnvironment>,
): Promise<number> {
  const full: CommandEnvironment = {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    patienceMs: 5_000,
    waitMs: 5_000,
    out: (text) => written(process.stdout, text),
    err: (text) => written(process.stderr, text),
    rest: () => undefined,
    isLeaving: () => false,
    ...environment,
  };
  if (!environment.out) endWithReader();
  try {
    return await dispatch(words, full);
  } catch (error) {
    if (error instanceof CommandFailure) {
      await full.err(`${error.message}\n`);
      return error.code;
    }
    throw error;
  }
}

/** Writes to one of our own streams; resolves when whoever reads it has taken it. */
function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(text, () => resolve()));
}

/** Whoever reads our output may stop early, as `head` does: that ends the run without a word. */
function endWithReader(): void {
  process.stdout.once('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error;
    process.exit(EXIT.done);
  });
}

async function dispatch(words: readonly string[], env: CommandEnvironment): Promise<number> {
  const { values, positionals } = parseOptions(words);
  const [command = '', ...rest] = positionals;
  if (values.help || command === 'help') {
    await env.out(HELP);
    return EXIT.done;
  }
  if (values.version) {
    await env.out(`${VERSION}\n`);
    return EXIT.done;
  }
  if (command === '') {
    await env.err(HELP);
    return EXIT.usage;
  }
  const printer = new Printer(env, values.json);
  const paths = rest.map((path) => resolve(env.cwd, path));
  const inLibrary = (run: (store: LibraryStore) => Promise<number>, create = false) =>
    withLibrary(env, { named: values.library, create, words, run });
  switch (command) {
    case 'read':
      return readFiles(need(paths, 'read FILE…'), env, printer);
    case 'dates':
      return findDates(rest, values, env, printer, inLibrary);
    case 'import':
      need(paths, 'import PATH…');
      return inLibrary((store) => importPaths(store, paths, values, env, printer), true);
    case 'reread':
      return inLibrary((store) =>
        rereadOne(store, one(rest, 'reread ARTICLE [--encoding NAME]'), values, env, printer),
      );
    case 'articles':
    case 'clips':
    case 'events':
    case 'pages':
      none(rest, command);
      return inLibrary((store) => listRecords(store, command, printer));
    case 'show':
      return inLibrary((store) => showRecord(store, one(rest, 'show ID'), printer));
    case 'clip':
      return inLibrary((store) =>
        clipQuote(store, one(rest, 'clip ARTICLE --quote TEXT'), values, env, printer),
      );
    case 'event':
      if (rest[0] !== 'add') throw usage('event add --title TEXT --when EDTF');
      none(rest.slice(1), 'event add');
      return inLibrary((store) => addEvent(store, values, env, printer));
    case 'export':
      none(rest, command);
      return inLibrary((store) => exportTo(store, values, env, printer));
    case 'verify':
      none(rest, command);
      return inLibrary((store) => verifyLibrary(store, env, printer));
    case 'backups':
      none(rest, command);
      return printBackups(values, env, printer);
    case 'restore': {
      const backup = one(rest, 'restore BACKUP');
      return restoreBackup(backup, { named: values.library, words }, env, printer);
    }
    case 'schema':
      none(rest, command);
      return printSchema(env);
    default:
      throw new CommandFailure(
        EXIT.usage,
        `There is no command “${command}”. See dateline --help.`,
      );
  }
}

function usage(text: string): CommandFailure {
  return new CommandFailure(EXIT.usage, `Usage: dateline ${text}`);
}

function need(paths: readonly string[], text: string): readonly string[] {
  if (paths.length === 0) throw usage(text);
  return paths;
}

function one(words: readonly string[], text: string): string {
  const [word, more] = words;
  if (word === undefined || more !== undefined) throw usage(text);
  return word;
}

function none(words: readonly string[], command: string): void {
  if (words.length > 0) throw usage(`${command} takes no “${words.join(' ')}”`);
}
