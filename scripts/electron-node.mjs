// Runs a script on the Node that ships in Electron:
//
//   node scripts/electron-node.mjs SCRIPT [ARGUMENT…]
//
// Everything without a window (units, the command line, benches) runs this way, so that what is
// tested is what ships and the system's Node does not matter.
import { fileURLToPath } from 'node:url';
import { fail, run } from './child.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { requireSystem } from './system.mjs';

/** The loader's exit code when a shared library is missing. */
const CANNOT_LOAD = 127;

/** Runs `node ...args` on Electron's Node in this terminal; returns its exit code. */
export async function runOnElectronNode(args, env = {}) {
  const executable = await electronRuntime();
  const { code } = await run(executable, args, {
    env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (code === CANNOT_LOAD) requireSystem(executable);
  return code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await runOnElectronNode(process.argv.slice(2));
  } catch (error) {
    fail(error);
  }
}
