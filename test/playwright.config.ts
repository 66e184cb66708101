import { defineConfig } from '@playwright/test';

// Run through `npm test` or `npm run e2e`, which build, bring a display and say in
// DATELINE_ELECTRON (and DATELINE_PACKAGE) which program to drive.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  // Two cores: a second window would only make the first one slow.
  workers: 1,
  fullyParallel: false,
  // A machine that others load may starve a window; what passes only at the second try is named.
  retries: process.env['CI'] ? 1 : 0,
  globalTimeout: 9 * 60_000,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
