// Runs something that opens windows, from a build that is up to date and with a display:
//
//   node scripts/run-in-display.mjs FILE [ARGUMENT…]
//
//   *.config.ts   a Playwright configuration (npm run e2e)
//   *.ts          a program; runs on Electron's Node, bundled first
//   *.mjs         a program; runs on the system's Node
//
// Where there is no display it brings Xvfb, and installs that as root on Debian and Ubuntu. What
// runs finds Electron's executable in DATELINE_ELECTRON, and the root as its working folder. Tests of
// the window run side by side there, each on a display of its own: what has the focus on one is no
// concern of the other.
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, bundleScript, root } from './build.mjs';
import { fail, run } from './child.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureSystem, withDisplay } from './system.mjs';

/** Windows that are tested at one time: a display for each core, as far as that helps. */
const DISPLAYS = Math.min(2, availableParallelism());

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** Runs FILE with its arguments as above; returns the exit code. */
export async function runInDisplay(file, args = [], extra = {}) {
  const executable = await electronRuntime();
  await ensureSystem(executable);
  await build();
  return withDisplay(
    async (display) => {
      const env = { ...display, ...extra, DATELINE_ELECTRON: executable };
      // Set, it would turn every Electron that is started from here into plain Node.
      delete env.ELECTRON_RUN_AS_NODE;
      const start = async (program, list) => (await run(program, list, { cwd: root, env })).code;
      if (file.endsWith('.config.ts')) {
        return start(process.execPath, [playwright, 'test', '--config', file, ...args]);
      }
      if (!file.endsWith('.ts')) return start(process.execPath, [file, ...args]);
      const script = await bundleScript(resolve(root, file));
      env.ELECTRON_RUN_AS_NODE = '1';
      return start(executable, [script, ...args]);
    },
    file.endsWith('.config.ts') ? DISPLAYS : 1,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [file, ...args] = process.argv.slice(2);
    if (!file) throw new Error(`Which file? ${basename(process.argv[1])} FILE [ARGUMENT…]`);
    process.exitCode = await runInDisplay(file, args);
  } catch (error) {
    fail(error);
  }
}
