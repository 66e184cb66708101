import { fork } from 'node:child_process';
import type { ParserChild } from './parser-port';

/**
 * Starts the parser as a forked Node process: in a checkout, in tests and for the command line. The
 * packaged program forbids run-as-node and passes a utility process instead.
 *
 * @param modulePath the bundled `parser.js`
 */
export function forkedParser(modulePath: string): () => ParserChild {
  return () => {
    const child = fork(modulePath, [], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let ended = false;
    return {
      get pid() {
        return child.pid;
      },
      send: (request) => {
        // A process that died a moment ago reports its end by itself; the error adds nothing.
        child.send(request, (error) => void error);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        const once = (why: string) => {
          if (ended) return;
          ended = true;
          listener(why);
        };
        child.on('exit', (code, signal) => once(signal ?? `exit code ${code ?? 'unknown'}`));
        child.on('error', (error) => once(error.message));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
