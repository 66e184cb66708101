import { utilityProcess } from 'electron';
import type { ParserChild } from '../importers/parser-port';

/** The parser as a utility process: in the package, whose fuse forbids run-as-node. */
export function utilityParser(modulePath: string): () => ParserChild {
  return () => {
    const child = utilityProcess.fork(modulePath, [], { serviceName: 'Dateline parser' });
    return {
      get pid() {
        return child.pid;
      },
      send: (request) => child.postMessage(request),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
      kill: () => void child.kill(),
    };
  };
}
