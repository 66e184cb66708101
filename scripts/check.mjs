// Everything that can be said about the code without running it:
//
//   npm run check [-- STEP…]
//
// Steps: format, lint, types:core, types:electron, types:renderer, types:test, imports, dead-code,
// lockfile.
// All of them run even if one fails; a step that found something prints what it found.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './build.mjs';
import { fail, run, say } from './child.mjs';

const FOLDERS = ['core', 'electron', 'renderer', 'test'];

const bin = (file) => join(root, 'node_modules', file);
const node = (file, ...args) => [process.execPath, bin(file), ...args];
const tsc = (folder) => node('typescript/bin/tsc', '--pretty', 'false', '-p', folder);

/** Name → the program and its arguments. The slow ones first, so that they do not come last alone. */
const STEPS = {
  lint: node(
    'eslint/bin/eslint.js',
    '--config',
    'scripts/check/eslint.config.mjs',
    '--max-warnings=0',
    '--no-error-on-unmatched-pattern',
    ...FOLDERS,
    'scripts',
  ),
  'types:renderer': node(
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    'renderer/tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ),
  'types:core': tsc('core'),
  'types:electron': tsc('electron'),
  'types:test': tsc('test'),
  imports: node(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    'scripts/check/import-rules.cjs',
    ...FOLDERS,
  ),
  'dead-code': node(
    'knip/bin/knip.js',
    '--config',
    'scripts/check/knip.mjs',
    '--no-progress',
    '--no-config-hints',
  ),
  format: node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  // npm can write a lock file that npm refuses, when packages for other systems are missing in it.
  lockfile: ['npm', 'ci', '--dry-run', '--offline', '--ignore-scripts', '--loglevel=error'],
};

/** Runs the named steps (all by default); returns `[{ name, ok, seconds }]`. */
export async function check(names = Object.keys(STEPS)) {
  const unknown = names.filter((name) => !(name in STEPS));
  if (unknown.length > 0) throw new Error(`No such step: ${unknown.join(', ')}`);
  const queue = [...names];
  const results = [];
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const started = performance.now();
      const [program, ...args] = STEPS[name];
      const { code, output } = await run(program, args, {
        cwd: root,
        stdio: 'pipe',
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      });
      const seconds = (performance.now() - started) / 1000;
      const ok = code === 0;
      say(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
      if (!ok) say(output.trim().replaceAll(/^/gm, '    '));
      results.push({ name, ok, seconds });
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const names = process.argv.slice(2);
    const results = await check(names.length > 0 ? names : undefined);
    const failed = results.filter((result) => !result.ok);
    say(`check: ${results.length - failed.length} passed, ${failed.length} failed`);
    process.exitCode = failed.length > 0 ? 1 : 0;
  } catch (error) {
    fail(error);
  }
}
