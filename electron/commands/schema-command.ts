import { toJsonSchema } from '@valibot/to-json-schema';
import { commandRecords } from '../../core/ipc/command-records';
import { EXIT } from './environment';
import type { CommandEnvironment } from './environment';

/** Prints what each record looks like, as one JSON Schema with a definition for each. */
export function printSchema(env: CommandEnvironment): number {
  const definitions = Object.fromEntries(
    Object.entries(commandRecords).map(([name, schema]) => [name, toJsonSchema(schema)]),
  );
  env.out(`${JSON.stringify({ $defs: definitions }, null, 2)}\n`);
  return EXIT.done;
}
