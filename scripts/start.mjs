// Opens the program from a checkout:
//
//   npm start [-- FILE… | --library DIR]
//
// Gets the Electron runtime if it is not there, builds what changed, starts. Arguments pass through.
import { build, root } from './build.mjs';
import { SystemProblem, fail, run } from './child.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { hasDisplay, requireSystem, rootFlags } from './system.mjs';

const NO_DISPLAY = `Dateline is a program with a window, and there is no display here (neither DISPLAY nor
WAYLAND_DISPLAY is set). Start it from a desktop session; or, to run it out of sight:

  xvfb-run -a npm start

The command line needs no display: npm run -s dateline -- --help`;

try {
  if (!hasDisplay) throw new SystemProblem(NO_DISPLAY);
  const executable = await electronRuntime();
  requireSystem(executable);
  await build();
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const args = [...rootFlags, root, ...process.argv.slice(2)];
  // npm runs scripts in the root and says here where the user was: files are looked for there.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = (await run(executable, args, { env, cwd })).code;
} catch (error) {
  fail(error);
}
