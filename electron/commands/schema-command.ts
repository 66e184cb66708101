import { toJsonSchema } from '@valibot/to-json-schema';
import { commandRecords } from '../../core/ipc/command-records';
import { EXIT } from './environment';
import type { CommandEnvironment } from './environment';

/** What TypeScript alone needs to know is no part of a record's shape. */
const IGNORING = { ignoreActions: ['readonly'] };

/** Prints what each record looks like, as one JSON Schema with a definition for each. */
export async function printSchema(env: CommandEnvironment): Promise<number> {
  const definitions = Object.fromEntries(
    Object.entries(commandRecords).map(([name, schema]) => [name, toJsonSchema(schema, IGNORING)]),
  );
  await env.out(`${JSON.stringify({ $defs: definitions }, null, 2)}\n`);
  return EXIT.done;
}
