// Runs a script on the Node that ships in Electron:
//
//   node scripts/electron-node.mjs SCRIPT [ARGUMENT…]
//
// Everything without a window (units, the command line, benches) runs this way, so that what is
// tested is what ships and the system's Node does not matter.
import { spawn } from 'node:child_process';
import { electronRuntime } from './electron-runtime.mjs';

let executable;
try {
  executable = await electronRuntime();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const child = spawn(executable, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
