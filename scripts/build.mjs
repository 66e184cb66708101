// Builds the three parts of the program into out/:
//
//   node scripts/build.mjs [--force]
//
//   out/renderer   the window: renderer/index.html and what it imports
//   out/main       Electron's main process and its helpers; see MAIN_ENTRIES
//   out/preload    preload.cjs, CommonJS because a sandboxed preload must be
//
// Libraries are bundled, so a package needs no node_modules. A build whose inputs have not changed
// is skipped. Nothing is ever printed on standard output: the command line builds first and its
// output is for machines.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'out');
const stampFile = join(out, 'stamp');
const lockFolder = join(out, '.lock');

/** What becomes out/main/NAME.js. A file that does not exist is not built. */
export const MAIN_ENTRIES = {
  main: 'electron/main.ts',
  cli: 'electron/cli.ts',
  parser: 'electron/importers/parser-process.ts',
  jobs: 'electron/keeping/job-worker.ts',
  'index-worker': 'electron/search/index-worker.ts',
};
export const PRELOAD_ENTRY = 'electron/preload.ts';
const WINDOW_ENTRY = 'renderer/index.html';

/** The files and folders whose change asks for a new build. */
const INPUTS = [
  'core',
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build.mjs',
];

const path = (name) => join(root, name);
const say = (text) => process.stderr.write(`${text}\n`);

async function* filesIn(name) {
  const facts = await stat(path(name)).catch(() => null);
  if (!facts) return;
  if (!facts.isDirectory()) {
    yield `${name} ${facts.size} ${facts.mtimeMs}`;
    return;
  }
  const children = await readdir(path(name));
  for (const child of children.sort()) yield* filesIn(`${name}/${child}`);
}

/** A hash of names, sizes and times of all inputs: equal means that the last build still holds. */
async function stampOfInputs() {
  const hash = createHash('sha256');
  for (const input of INPUTS) for await (const line of filesIn(input)) hash.update(`${line}\n`);
  return hash.digest('hex');
}

async function isFresh(stamp) {
  const last = await readFile(stampFile, 'utf8').catch(() => '');
  return last.trim() === stamp;
}

/** One build at a time in a checkout; a lock whose owner is gone is taken over. */
async function withLock(work) {
  await mkdir(out, { recursive: true });
  const owner = join(lockFolder, 'pid');
  for (let waited = 0; ; waited += 100) {
    try {
      await mkdir(lockFolder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = Number(await readFile(owner, 'utf8').catch(() => '0'));
    if (pid > 0 ? !isAlive(pid) : waited >= 2000) {
      await rm(lockFolder, { recursive: true, force: true });
      continue;
    }
    if (waited === 1000) say('Another build is running; waiting for it…');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await writeFile(owner, String(process.pid));
  try {
    return await work();
  } finally {
    await rm(lockFolder, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const COMMON = { root, configFile: false, logLevel: 'warn', publicDir: false };
/** How long each plugin took is no warning. */
const QUIET = { pluginTimings: false };
/** Libraries that are bundled ask for their licences to travel with them. */
const LICENSES = { fileName: 'LICENSES.md' };
const EXTERNAL = [/^node:/, 'electron', /^electron\//];

function windowBuild(svelte) {
  return {
    ...COMMON,
    root: path('renderer'),
    base: './',
    plugins: [svelte({ configFile: false })],
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      sourcemap: true,
      // The content security policy admits files of app:// and no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: LICENSES,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { checks: QUIET },
    },
  };
}

function mainBuild(entries) {
  return {
    ...COMMON,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: join(out, 'main'),
      emptyOutDir: true,
      target: 'node24',
      license: LICENSES,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        checks: QUIET,
        input: entries,
        external: EXTERNAL,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  };
}

function preloadBuild() {
  return {
    ...COMMON,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: join(out, 'preload'),
      emptyOutDir: true,
      target: 'chrome140',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        checks: QUIET,
        input: { preload: path(PRELOAD_ENTRY) },
        external: EXTERNAL,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/**
 * Builds what has changed since the last build; `force` builds anyhow. Returns whether it built.
 * Throws what Vite throws, with the place of the error in the message.
 */
export async function build({ force = false } = {}) {
  if (!force && (await isFresh(await stampOfInputs()))) return false;
  return withLock(async () => {
    // Taken before the build: an edit made while it runs asks for another one.
    const stamp = await stampOfInputs();
    if (!force && (await isFresh(stamp))) return false;
    await rm(stampFile, { force: true });
    const started = performance.now();
    const [{ build: vite }, { svelte }] = await Promise.all([
      import('vite'),
      import('@sveltejs/vite-plugin-svelte'),
    ]);
    const entries = Object.fromEntries(
      Object.entries(MAIN_ENTRIES)
        .filter(([, file]) => existsSync(path(file)))
        .map(([name, file]) => [name, path(file)]),
    );
    const parts = [];
    if (Object.keys(entries).length > 0) parts.push(mainBuild(entries));
    if (existsSync(path(PRELOAD_ENTRY))) parts.push(preloadBuild());
    if (existsSync(path(WINDOW_ENTRY))) parts.push(windowBuild(svelte));
    for (const part of parts) await vite(part);
    await writeFile(stampFile, `${stamp}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(
      `Built ${parts.map((part) => relative(root, part.build.outDir)).join(', ')} in ${seconds} s.`,
    );
    return true;
  });
}

/**
 * Bundles one TypeScript program of the tests (a bench, the demo) as out/scripts/NAME.js and returns
 * that path. Libraries stay in node_modules; the project's own files go in. Those who may bundle the
 * same program at the same time give it a name of their own.
 */
export async function bundleScript(file, name = basename(file, '.ts')) {
  const { build: vite } = await import('vite');
  await vite({
    ...COMMON,
    build: {
      ssr: true,
      outDir: join(out, 'scripts'),
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        checks: QUIET,
        input: { [name]: file },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  return join(out, 'scripts', `${name}.js`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const built = await build({ force: process.argv.includes('--force') });
    if (!built) say('Nothing has changed since the last build.');
  } catch (error) {
    say(error.stack ?? String(error));
    process.exit(1);
  }
}
