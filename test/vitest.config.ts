import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { LongestFirst } from './support/longest-first';

/** Tests in which effects run: the runes are compiled as for the window. */
const RUNES = 'test/renderer/**/*.svelte.test.ts';

// Run through scripts/electron-node.mjs, so that units run on the Node that ships in Electron.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    pool: 'forks',
    // One more than there are cores: many of these tests wait for a disk or another program.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    testTimeout: 40_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/{core,electron,renderer,scripts}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, RUNES],
          // Files share a worker and its modules, which keep no state; starting anew for each took half the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'runes',
          include: [RUNES],
          environment: fileURLToPath(new URL('support/window-environment.ts', import.meta.url)),
        },
      },
    ],
  },
});
