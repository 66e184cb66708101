import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { errorCode } from './file-port';

/** How long a holder may take to say who it is, in milliseconds. */
const ASK_MS = 1_000;

/** A held lock. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * One writer per library folder on this machine.
 *
 * The lock is a listening local socket named after the folder: the system gives a name to one
 * process only and takes it back when that process ends, however it ends, so there is no stale lock
 * to guess about. On Linux and Windows the name lies in no folder at all; elsewhere it is a file in
 * the temporary folder. Whoever connects is told who holds it.
 */
export async function takeLock(folder: string, holder: string): Promise<Result<Lock, 'in-use'>> {
  const name = await lockName(folder);
  const first = await listen(name, holder);
  if (first.ok) return first;
  const owner = await ask(name);
  if (owner === null && isFile(name)) {
    await rm(name, { force: true });
    const second = await listen(name, holder);
    if (second.ok) return second;
  }
  const who = owner ? ` by ${owner}` : '';
  return fail('in-use', `The library in ${folder} is in use${who}. Close it there first.`);
}

function isFile(name: string): boolean {
  return !name.startsWith('\0') && !name.startsWith('\\\\');
}

async function lockName(folder: string): Promise<string> {
  const path = await realpath(folder);
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  const user = process.platform === 'win32' ? '' : String(userInfo().uid);
  const name = `dateline-${user}-${digest}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(name: string, holder: string): Promise<Result<Lock, 'in-use'>> {
  return new Promise((resolve, reject) => {
    const server: Server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(holder);
    });
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(fail('in-use', name));
      else reject(error);
    });
    server.listen(name, () => {
      server.unref();
      resolve(ok({ release: () => new Promise((done) => server.close(() => done())) }));
    });
  });
}

/** Who holds a name; empty when they do not say; null when nobody answers. */
function ask(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(name);
    socket.setTimeout(ASK_MS, () => {
      socket.destroy();
      resolve(answer);
    });
    socket.on('data', (part: Buffer) => {
      answer += part.toString('utf8');
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', () => resolve(null));
  });
}
