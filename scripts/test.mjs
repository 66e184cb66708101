// Everything that must hold:
//
//   npm test [-- STAGE…]
//
// Stages: check, units, build, e2e. Gets the Electron runtime, the system libraries it needs and a
// display; runs every stage even if one fails; ends with the sum of all checks, unit tests and end
// to end tests, alone on the last line.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { check } from './check.mjs';
import { run } from './child.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { writeFaultTable } from './fault-table.mjs';
import { runInDisplay } from './run-in-display.mjs';
import { ensureSystem } from './system.mjs';

const results = join(root, 'test-results');
const unitsFile = join(results, 'units.json');
const e2eFile = join(results, 'e2e.json');

const print = (text) => process.stdout.write(`${text}\n`);
const count = (passed, failed, skipped = 0) => ({ passed, failed, skipped });

/** A stage that ended badly without a failed test (it crashed, it found no test) failed once. */
function settle(tally, code) {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    print(`No report in ${file}: ${error.message}`);
    return null;
  }
}

async function checkStage() {
  const steps = await check();
  const failed = steps.filter((step) => !step.ok).length;
  return count(steps.length - failed, failed);
}

async function unitsStage() {
  const executable = await electronRuntime();
  const { code } = await run(
    executable,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...['--config', 'test/vitest.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${unitsFile}`],
    ],
    { cwd: root, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  const report = readJson(unitsFile);
  if (!report) return count(0, 1);
  // A file that could not even be loaded has no tests to fail.
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + unloadable;
  const tally = settle(count(report.numPassedTests, failed, skipped), code);
  if (tally.failed === 0) await writeFaultTable();
  return tally;
}

async function buildStage() {
  await build();
  return count(1, 0);
}

async function e2eStage() {
  const code = await runInDisplay('test/playwright.config.ts');
  const report = readJson(e2eFile);
  if (!report) return count(0, 1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  if (flaky > 0) print(`${flaky} of them passed only at the second try; their first is above.`);
  return settle(count(expected + flaky, unexpected, skipped), code);
}

const STAGES = { check: checkStage, units: unitsStage, build: buildStage, e2e: e2eStage };

const words = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  print(`No such stage: ${unknown.join(', ')}. Stages: ${Object.keys(STAGES).join(', ')}.`);
  process.exit(2);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const lines = [];
const total = count(0, 0);
try {
  await ensureSystem(await electronRuntime());
} catch (error) {
  print(error.message);
  total.failed += 1;
  lines.push('system   1 failed');
}
for (const [name, stage] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  print(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const started = performance.now();
  let tally;
  try {
    tally = await stage();
  } catch (error) {
    print(error.stack ?? String(error));
    tally = count(0, 1);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  lines.push(`${name.padEnd(8)} ${words(tally)} (${seconds} s)`);
  for (const key of Object.keys(total)) total[key] += tally[key];
}
print(`\n${'─'.repeat(74)}`);
for (const line of lines) print(line);
print(words(total));
writeFileSync(join(results, 'summary.txt'), `${words(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
