// What counts as a way in, for the search for dead code.
import { MAIN_ENTRIES, PRELOAD_ENTRY } from '../build.mjs';

export default {
  entry: [
    ...Object.values(MAIN_ENTRIES),
    PRELOAD_ENTRY,
    'renderer/main.ts',
    'scripts/*.mjs',
    'test/support/window-environment.ts',
    'test/soak.ts',
    // Bundled and started by tests that name them.
    'test/support/*-program.ts',
    'test/{e2e,bench}/**/*.{ts,css}',
  ],
  project: [
    '{core,electron,renderer,test}/**/*.{ts,svelte,css}',
    'scripts/**/*.{mjs,cjs}',
    '!test/fixtures/**',
  ],
  vitest: { config: 'test/vitest.config.ts' },
  playwright: { config: 'test/*playwright*.config.ts' },
  eslint: { config: 'scripts/check/eslint.config.mjs' },
  'dependency-cruiser': { config: 'scripts/check/import-rules.cjs' },
  // Started by scripts/check.mjs and scripts/system.mjs, not imported.
  ignoreDependencies: ['dependency-cruiser', 'svelte-check', 'electron', 'electron-builder'],
  ignoreBinaries: ['ldd', 'apt-get', 'apt-cache', 'Xvfb', 'tar', 'mkfifo', 'unshare'],
  // Tests name their environment by a path from the root.
  ignoreUnresolved: ['./test/support/window-environment.ts'],
  compilers: {
    css: (text) => [...text.matchAll(/@(import[^;]+;)/g)].map(([, it]) => it).join('\n'),
  },
  // A name that is exported and used in its own file only is no dead code.
  ignoreExportsUsedInFile: { interface: true, type: true },
};
