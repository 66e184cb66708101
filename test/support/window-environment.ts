import type { Environment } from 'vitest/runtime';

/**
 * Compiles Svelte's runes as the window does, so that effects run; there is no DOM. Files named
 * `*.svelte.test.ts` run in it.
 */
const windowEnvironment: Environment = {
  name: 'window',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
};

export default windowEnvironment;
