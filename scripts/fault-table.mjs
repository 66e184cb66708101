// Runs the tests that make files fail, and writes the table of what was made to fail:
//
//   npm run faults
//
// Such tests note a row with noteFault of test/support/fault-table.ts. The table stands in
// test/README.md between two markers; `npm test` writes it too, once all unit tests have passed. It
// holds no time and no chance: as long as the code stays as it is, so does the file.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { root } from './build.mjs';
import { fail, say } from './child.mjs';
import { runOnElectronNode } from './electron-node.mjs';

const notes = join(root, 'test-results', 'faults');
const page = join(root, 'test', 'README.md');
const START = '<!-- faults: written by `npm run faults` -->';
const END = '<!-- /faults -->';
const HOW = ['file port', 'power loss', 'real disk'];

/** The rows that the tests of this run have noted, in an order that does not depend on the run. */
function readRows() {
  const cases = new Map();
  for (const name of readdirSync(notes)) {
    const lines = readFileSync(join(notes, name), 'utf8').split('\n').filter(Boolean);
    for (const row of lines.map((line) => JSON.parse(line))) {
      const key = JSON.stringify([row.how, row.fault, row.outcome]);
      cases.set(key, (cases.get(key) ?? 0) + row.cases);
    }
  }
  const rows = [...cases].map(([key, count]) => [...JSON.parse(key), count]);
  const order = ([how, fault, outcome]) => `${HOW.indexOf(how)} ${fault} ${outcome}`;
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const grouped = (count) => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Writes what the tests have noted into the page; what stands around the markers stays. */
export async function writeFaultTable() {
  const rows = readRows();
  const total = rows.reduce((sum, row) => sum + row[3], 0);
  const table = [
    '| Fault | Made by | Cases | What the library does |',
    '| --- | --- | --: | --- |',
    ...rows.map(([how, fault, outcome, count]) =>
      ['', cell(fault), how, grouped(count), cell(outcome), ''].join(' | ').trim(),
    ),
    `| **All** | | **${grouped(total)}** | |`,
  ].join('\n');
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${page} has lost the markers of its table`);
  const filled = `${before}${START}\n\n${table}\n\n${END}${after}`;
  const config = await resolveConfig(page);
  const pretty = await format(filled, { ...config, filepath: page });
  if (pretty !== text) writeFileSync(page, pretty);
  say(`${relative(root, page)}: ${rows.length} faults, ${grouped(total)} cases.`);
}

/** The test files that note faults. */
function faultTests() {
  const tests = join(root, 'test');
  return readdirSync(tests, { recursive: true })
    .map((name) => join(tests, name))
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => readFileSync(path, 'utf8').includes('/fault-table'))
    .map((path) => relative(root, path))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    rmSync(notes, { recursive: true, force: true });
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];
    process.exitCode = await runOnElectronNode([...vitest, ...faultTests()]);
    if (process.exitCode === 0) await writeFaultTable();
  } catch (error) {
    fail(error);
  }
}
