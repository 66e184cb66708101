import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that stands for everything outside the program, and notes whoever comes to it. */
export interface Outside {
  readonly address: string;
  /** The path of each request, and `connection` for each connection, in their order. */
  readonly came: readonly string[];
  close(): Promise<void>;
}

/** Starts a server on this machine alone. */
export async function startOutside(): Promise<Outside> {
  const came: string[] = [];
  const server = createServer((request, response) => {
    came.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('outside');
  });
  server.on('connection', () => came.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    came,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
