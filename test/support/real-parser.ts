import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { forkedParser } from '../../electron/importers/forked-parser';
import { ParserPort } from '../../electron/importers/parser-port';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The real parser in its own process, for the tests of one file: bundled before them, ended after.
 * Each file has a bundle of its own, for files run beside each other.
 */
export function useRealParser(): () => ParserPort {
  const out = join(root, 'out', 'scripts', `parser-${randomBytes(6).toString('hex')}`);
  let port: ParserPort | null = null;
  beforeAll(async () => {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: {
        ssr: join(root, 'electron/importers/parser-process.ts'),
        outDir: out,
        rolldownOptions: { output: { entryFileNames: 'parser.mjs' } },
      },
    });
    port = new ParserPort({ spawn: forkedParser(join(out, 'parser.mjs')) });
  }, 60_000);
  afterAll(async () => {
    port?.close();
    await rm(out, { recursive: true, force: true });
  });
  return () => {
    if (!port) throw new Error('the parser is there only while tests run');
    return port;
  };
}
