import { defineConfig } from '@playwright/test';

// Run through `npm test` or `npm run e2e`, which build, bring a display and say in
// DATELINE_ELECTRON (and DATELINE_PACKAGE) which program to drive.
const displays = (process.env['DATELINE_DISPLAYS'] ?? '').split(' ').filter(Boolean);

// Read in each worker too: windows that are tested side by side do not share a display, on which
// they would take the focus from each other.
const own = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (own !== undefined) process.env['DISPLAY'] = own;

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  // On somebody's own display one window at a time.
  workers: Math.max(1, displays.length),
  fullyParallel: false,
  // A machine that others load may starve a window; what passes only at the second try is named.
  retries: process.env['CI'] ? 1 : 0,
  globalTimeout: 9 * 60_000,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
