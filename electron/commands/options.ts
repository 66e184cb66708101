import { parseArgs } from 'node:util';
import { CommandFailure, EXIT } from './environment';

const OPTIONS = {
  library: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
  quote: { type: 'string' },
  note: { type: 'string' },
  colour: { type: 'string' },
  tag: { type: 'string', multiple: true },
  event: { type: 'string' },
  title: { type: 'string' },
  when: { type: 'string' },
  extent: { type: 'string' },
  place: { type: 'string' },
  clip: { type: 'string', multiple: true },
  published: { type: 'string' },
  as: { type: 'string' },
  to: { type: 'string' },
  encoding: { type: 'string' },
  force: { type: 'boolean', default: false },
  split: { type: 'boolean', default: false },
} as const;

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
}

type Parsed = ReturnType<typeof parse>;

/** The options of a run, as given. */
export type Options = Parsed['values'];

/** Splits a command line into options and words; a wrong option ends the run with exit code 2. */
export function parseOptions(words: readonly string[]): Parsed {
  try {
    return parse(words);
  } catch (error) {
    if (error instanceof TypeError) throw new CommandFailure(EXIT.usage, error.message);
    throw error;
  }
}
