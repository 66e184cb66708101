// The end to end tests on the packaged program:
//
//   npm run e2e:package [-- ARGUMENT OF PLAYWRIGHT…]
//
// The package is the one for tests, in which Playwright may attach to the main process; its
// executable is in DATELINE_PACKAGE.
import { fail } from './child.mjs';
import { makePackage } from './package.mjs';
import { runInDisplay } from './run-in-display.mjs';

try {
  const executable = await makePackage({ forTests: true });
  process.exitCode = await runInDisplay('test/playwright.config.ts', process.argv.slice(2), {
    DATELINE_PACKAGE: executable,
  });
} catch (error) {
  fail(error);
}
