// Starts other programs for the scripts of this folder.
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and returns `{ code, output }`. With `stdio: 'inherit'` (the default)
 * it shares our terminal and `output` is empty; with `'pipe'` both its streams are collected.
 * SIGINT and SIGTERM are passed on, so that stopping a script stops what it started.
 */
export function run(program, args, { stdio = 'inherit', ...options } = {}) {
  return new Promise((resolve) => {
    const piped = stdio === 'pipe';
    const child = spawn(program, args, {
      ...options,
      stdio: piped ? ['ignore', 'pipe', 'pipe'] : stdio,
    });
    const parts = [];
    for (const stream of piped ? [child.stdout, child.stderr] : []) {
      stream.on('data', (part) => parts.push(part));
    }
    const signals = ['SIGINT', 'SIGTERM'].map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, pass] of signals) process.on(signal, pass);
    const finish = (code, extra = '') => {
      for (const [signal, pass] of signals) process.off(signal, pass);
      resolve({ code, output: Buffer.concat(parts).toString('utf8') + extra });
    };
    child.on('error', (error) => finish(127, `${program}: ${error.message}\n`));
    child.on('close', (code, signal) => finish(code ?? (signal ? 1 : 0)));
  });
}

/** Prints for people: standard output belongs to the programs that the scripts start. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Ends a script that threw: one message for people, no stack for what was expected. */
export function fail(error) {
  say(error instanceof SystemProblem ? error.message : (error.stack ?? String(error)));
  process.exit(1);
}

/** Something that the machine lacks; its message says what to do. */
export class SystemProblem extends Error {}
