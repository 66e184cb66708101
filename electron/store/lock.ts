import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { errorCode } from './file-port';

/** How long a holder may take to say who it is, and a visitor to take that, in milliseconds. */
const ASK_MS = 1_000;
/** What is read of what a holder says: any user of the machine may be the one who answers. */
const ANSWER_BYTES = 1_024;
/** Connections at once; more are turned away by the system. */
const CONNECTIONS = 128;

/** A held lock. */
export interface Lock {
  /** Lets go, and cuts off whoever is still connected. */
  release(): Promise<void>;
}

/**
 * Takes over a connection to a lock by its name, and greets it as its holder. The greeting is a line
 * of JSON whose `holder` says who that is, for those who want to know no more.
 */
export type ServeLock = (socket: Socket, lock: string, holder: string) => void;

/**
 * One writer per library folder on this machine.
 *
 * The lock is a listening local socket named after the folder: the system gives a name to one
 * process only and takes it back when that process ends, however it ends, so there is no stale lock
 * to guess about. On Linux and Windows the name lies in no folder at all; elsewhere it is a file in
 * the temporary folder. Whoever connects is told who holds it, or is served.
 */
export async function takeLock(
  folder: string,
  holder: string,
  serve: ServeLock = sayHolder,
): Promise<Result<Lock, 'in-use'>> {
  const name = await lockName(folder);
  const first = await listen(name, holder, serve);
  if (first.ok) return first;
  const owner = await ask(name);
  if (owner === null && isFile(name)) {
    await rm(name, { force: true });
    const second = await listen(name, holder, serve);
    if (second.ok) return second;
  }
  const who = owner ? ` by ${owner}` : '';
  return fail('in-use', `The library in ${folder} is in use${who}. Close it there first.`);
}

function isFile(name: string): boolean {
  return !name.startsWith('\0') && !name.startsWith('\\\\');
}

/** Where the holder of a library's lock listens; the folder must be there. */
export async function lockName(folder: string): Promise<string> {
  const path = await realpath(folder);
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 32);
  const user = process.platform === 'win32' ? '' : String(userInfo().uid);
  const name = `dateline-${user}-${digest}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(name: string, holder: string, serve: ServeLock): Promise<Result<Lock, 'in-use'>> {
  return new Promise((resolve, reject) => {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      serve(socket, name, holder);
    });
    server.maxConnections = CONNECTIONS;
    const release = () =>
      new Promise<void>((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      });
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(fail('in-use', name));
      else reject(error);
    });
    server.listen(name, () => {
      server.unref();
      resolve(ok({ release }));
    });
  });
}

/** A holder that does nothing for others; who does not hang up is cut off. */
function sayHolder(socket: Socket, _lock: string, holder: string): void {
  socket.setTimeout(ASK_MS, () => socket.destroy());
  socket.end(`${JSON.stringify({ holder })}\n`);
}

/** Who holds a name; empty when they do not say; null when nobody answers. */
function ask(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(name);
    const end = (owner: string | null) => {
      clearTimeout(patience);
      socket.destroy();
      resolve(owner);
    };
    const patience = setTimeout(() => end(holderIn(answer)), ASK_MS);
    socket.on('data', (part: Buffer) => {
      answer += part.toString('latin1');
      if (answer.includes('\n') || answer.length > ANSWER_BYTES) end(holderIn(answer));
    });
    socket.on('end', () => end(holderIn(answer)));
    socket.on('error', () => end(null));
  });
}

/** The holder's name in what it says, made fit to be printed. */
function holderIn(answer: string): string {
  const [line = ''] = answer.slice(0, ANSWER_BYTES).split('\n');
  const holder = /"holder":"([^"\\]{1,80})"/u.exec(Buffer.from(line, 'latin1').toString('utf8'));
  return (holder?.[1] ?? '').replace(/\p{C}/gu, '');
}
