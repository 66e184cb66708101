// Makes the installed program:
//
//   npm run package                          the unpacked program in dist/
//   npm run package -- --targets deb,tar.gz  these packages (see electron-builder.yml)
//   npm run package -- --for-tests           the unpacked program in dist/for-tests, which differs
//                                            in one fuse: tests may attach to its main process
//
// The runtime is the one that is installed here. The fuses are read back from the result and must
// be what electron-builder.yml says. Prints the path of the executable on standard output.
import fuses from '@electron/fuses';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { build, root } from './build.mjs';
import { fail, run, say } from './child.mjs';
import { electronFacts } from './electron-runtime.mjs';

const { FuseV1Options, getCurrentFuseWire } = fuses;
/** A fuse is one character in the executable. */
const ON = '1'.charCodeAt(0);

const PLATFORM = { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform];
const SEVEN_ZIP = '/usr/bin/7za';

/** The name of a fuse in electron-builder.yml → its place in the executable. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};
const TEST_FUSE = 'enableNodeCliInspectArguments';

/** The executable of the unpacked program under a folder of dist. */
function packedExecutable(output) {
  const names = {
    linux: (folder) => join(folder, 'dateline'),
    darwin: (folder) => join(folder, 'Dateline.app', 'Contents', 'MacOS', 'Dateline'),
    win32: (folder) => join(folder, 'Dateline.exe'),
  };
  for (const child of readdirSync(output)) {
    const executable = names[process.platform](join(output, child));
    if (existsSync(executable)) return executable;
  }
  throw new Error(`No program was found in ${output}.`);
}

async function verifyFuses(executable, forTests) {
  const config = parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
  const wire = await getCurrentFuseWire(executable);
  say('Fuses, read back:');
  const wrong = [];
  for (const [name, place] of Object.entries(FUSES)) {
    const wanted = name === TEST_FUSE && forTests ? true : config.electronFuses[name];
    const found = wire[place] === ON;
    say(
      `  ${found ? 'on ' : 'off'} ${name}${found === wanted ? '' : '  ← not what was asked for'}`,
    );
    if (found !== wanted) wrong.push(name);
  }
  if (wrong.length > 0) throw new Error(`Fuses are not set as they should be: ${wrong.join(', ')}`);
}

/** Makes the package; returns the path of the unpacked executable. */
export async function makePackage({ targets = ['dir'], forTests = false } = {}) {
  const { folder, version, official } = await electronFacts();
  await build();
  const output = join(root, 'dist', ...(forTests ? ['for-tests'] : []));
  const env = { ...process.env };
  if (existsSync(SEVEN_ZIP)) env.ELECTRON_BUILDER_7ZIP_PATH ??= SEVEN_ZIP;
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      PLATFORM,
      ...targets,
      '--publish=never',
      `-c.electronVersion=${version}`,
      `-c.electronDist=${folder}`,
      `-c.directories.output=${output}`,
      ...(forTests ? [`-c.electronFuses.${TEST_FUSE}=true`] : []),
    ],
    // What electron-builder says goes to standard error like everything that is for people.
    { cwd: root, env, stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) throw new Error(`electron-builder ended with ${code}.`);
  const executable = packedExecutable(output);
  await verifyFuses(executable, forTests);
  if (forTests) say('This package is for tests: its main process can be attached to.');
  if (!official) {
    say(`The runtime in it is not an official build (Electron ${version}): it is for trying out`);
    say('on this machine only. Never give this package to anyone.');
  }
  return executable;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { values } = parseArgs({
      options: { targets: { type: 'string' }, 'for-tests': { type: 'boolean', default: false } },
    });
    const executable = await makePackage({
      targets: values.targets?.split(',') ?? ['dir'],
      forTests: values['for-tests'],
    });
    process.stdout.write(`${relative(process.cwd(), executable)}\n`);
  } catch (error) {
    fail(error);
  }
}
