// Tries the store's fault tests with ever other seeds, on the Node that ships in Electron:
//
//   npm run soak [-- MINUTES [SEED]]
import { join } from 'node:path';
import { bundleScript, root } from './build.mjs';
import { fail } from './child.mjs';
import { runOnElectronNode } from './electron-node.mjs';

try {
  const script = await bundleScript(join(root, 'test', 'soak.ts'));
  process.exitCode = await runOnElectronNode([script, ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
