import { defineConfig } from 'vitest/config';
import { svelte } from '@sveltejs/vite-plugin-svelte';

// Run through scripts/electron-node.mjs, so that units run on the Node that ships in Electron.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['test/{core,electron,renderer,scripts}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 20_000,
  },
});
