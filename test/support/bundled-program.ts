import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { bundleScript } from '../../scripts/build.mjs';

/**
 * A program of this folder for the tests of one file: bundled before them, removed after. Each file
 * has a bundle of its own, for files run beside each other. Answers the path, to be asked in a test.
 */
export function useProgram(name: string): () => string {
  let path = '';
  beforeAll(async () => {
    const own = `${name}-${randomBytes(6).toString('hex')}`;
    path = await bundleScript(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), own);
  }, 60_000);
  afterAll(async () => {
    await rm(path, { force: true });
    await rm(`${path}.map`, { force: true });
  });
  return () => path;
}
