import { appendFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a test has done to the library, and what came of it; one row of the table of faults. */
interface Fault {
  /** What went wrong, in words: `a rename is refused`. */
  readonly fault: string;
  /** Whether a real file system, the port of file operations or a replay of writes made it happen. */
  readonly how: 'real disk' | 'file port' | 'power loss';
  /** How often; the same at each run of the same code, as the table is kept in the repository. */
  readonly cases: number;
  /** What the library did each time. */
  readonly outcome: string;
}

const FOLDER = new URL('../../test-results/faults/', import.meta.url);

/**
 * Notes a row of the table of faults in test/README.md; the last line of a test, so that only what
 * has passed is noted.
 *
 * Rows that differ only in their number of cases become one when the table is written, so that the
 * parts of an `it.each` may note their own share. Every test process writes to a file of its own;
 * scripts/fault-table.mjs gathers them.
 */
export function noteFault({ fault, how, cases, outcome }: Fault): void {
  mkdirSync(FOLDER, { recursive: true });
  const line = `${JSON.stringify({ fault, how, cases, outcome })}\n`;
  appendFileSync(fileURLToPath(new URL(`${process.pid}.ndjson`, FOLDER)), line);
}
