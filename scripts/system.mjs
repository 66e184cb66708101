// What Electron needs from the system: libraries and a display. Missing ones are installed where
// that is possible (root, Debian's tools), else named in one line that can be copied.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SystemProblem, run, say } from './child.mjs';

const isLinux = process.platform === 'linux';
export const isRoot = process.getuid?.() === 0;

/** As root Chromium dies before any JavaScript unless its sandbox is off. */
export const rootFlags = isLinux && isRoot ? ['--no-sandbox'] : [];

export const hasDisplay = !isLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Enough for every library that Electron's executable is linked with; apt gets what these need. */
const DEBIAN = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const FEDORA = ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm'];
const ARCH = ['gtk3', 'nss', 'alsa-lib', 'mesa'];

const has = (program) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));

/** The shared libraries that the executable asks for and the system does not have. */
export function missingLibraries(executable) {
  if (!isLinux) return [];
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

/** Debian 13 and Ubuntu 24.04 renamed some packages: `libgtk-3-0` became `libgtk-3-0t64`. */
function debianNames(names) {
  return names.map((name) => {
    const renamed = `${name}t64`;
    const known = spawnSync('apt-cache', ['show', '--no-all-versions', renamed]).status === 0;
    return known ? renamed : name;
  });
}

function installLine(wanted) {
  const sudo = isRoot ? '' : 'sudo ';
  const xvfb = wanted.includes('xvfb');
  const libraries = wanted.some((name) => name !== 'xvfb');
  const names = (list, server) => [...(libraries ? list : []), ...(xvfb ? [server] : [])].join(' ');
  if (has('apt-get')) {
    const list = debianNames(wanted).join(' ');
    return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${list}`;
  }
  if (has('dnf')) return `${sudo}dnf install -y ${names(FEDORA, 'xorg-x11-server-Xvfb')}`;
  if (has('pacman')) return `${sudo}pacman -S --needed ${names(ARCH, 'xorg-server-xvfb')}`;
  return `(install what your system calls) ${wanted.join(' ')}`;
}

function lacking(executable, { virtualDisplay }) {
  const libraries = missingLibraries(executable);
  const wanted = libraries.length > 0 ? [...DEBIAN] : [];
  if (virtualDisplay && !hasDisplay && !has('Xvfb')) wanted.unshift('xvfb');
  return { libraries, wanted };
}

function problem({ libraries, wanted }) {
  const what = [
    ...(libraries.length > 0 ? [`system libraries (${libraries.join(', ')})`] : []),
    ...(wanted.includes('xvfb') ? ['a display or Xvfb'] : []),
  ].join(' and ');
  return new SystemProblem(
    `Electron needs ${what}. This line installs them:\n\n  ${installLine(wanted)}\n`,
  );
}

/** Throws a SystemProblem that names what Electron lacks to start; installs nothing. */
export function requireSystem(executable) {
  const missing = lacking(executable, { virtualDisplay: false });
  if (missing.wanted.length > 0) throw problem(missing);
}

/**
 * Makes sure that Electron can start in a window: libraries, and Xvfb where there is no display.
 * Installs as root with apt; throws a SystemProblem that names the line to run otherwise.
 */
export async function ensureSystem(executable) {
  const missing = lacking(executable, { virtualDisplay: true });
  if (missing.wanted.length === 0) return;
  if (!isRoot || !has('apt-get')) throw problem(missing);
  say(`Installing ${missing.wanted.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env, stdio: 'pipe' });
  const install = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...debianNames(missing.wanted)],
    { env, stdio: 'pipe' },
  );
  const left = lacking(executable, { virtualDisplay: true });
  if (left.wanted.length === 0) return;
  for (const step of [update, install]) if (step.code !== 0) say(step.output.trim());
  throw problem(left);
}

/**
 * Runs `work(env)` with a display: the one that is there, else `most` displays of Xvfb that end with
 * it. `env` is the environment for the programs that need one; DATELINE_DISPLAYS in it names all that
 * were brought, apart by a space, for programs that show windows side by side.
 */
export async function withDisplay(work, most = 1) {
  if (hasDisplay) return work({ ...process.env });
  const servers = [];
  const stop = () => servers.forEach((server) => server.kill());
  process.on('exit', stop);
  try {
    const names = [];
    for (let count = 0; count < most; count++) {
      const server = spawn(
        'Xvfb',
        ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'],
        { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
      );
      servers.push(server);
      names.push(`:${await displayNumber(server)}`);
    }
    return await work({ ...process.env, DISPLAY: names[0], DATELINE_DISPLAYS: names.join(' ') });
  } finally {
    process.off('exit', stop);
    stop();
  }
}

function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    let errors = '';
    server.stdio[3].on('data', (part) => {
      said += part;
      if (said.includes('\n')) resolve(Number(said));
    });
    server.stderr.on('data', (part) => (errors += part));
    server.on('error', reject);
    server.on('exit', () => reject(new SystemProblem(`Xvfb did not start.\n${errors.trim()}`)));
  });
}
