// The command line from a checkout:
//
//   npm run -s dateline -- COMMAND [ARGUMENT…]
//
// Builds what changed and runs out/main/cli.js on Electron's Node. Arguments, standard streams and
// the exit code are the command line's own; what this script has to say goes to standard error.
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { fail } from './child.mjs';
import { runOnElectronNode } from './electron-node.mjs';

try {
  await build();
  process.exitCode = await runOnElectronNode(
    [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)],
    // npm runs scripts in the root and says here where the user was.
    { INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
  );
} catch (error) {
  fail(error);
}
