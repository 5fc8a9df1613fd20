import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface Listening {
  readonly port: number;
  /** Takes no new connections, ends the idle ones and waits for the rest, at most `ms` milliseconds. */
  close(ms: number): Promise<void>;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Serves a fetch function on a port (0 for any free one). What Node's HTTP server lets through although no browser
 * sends it ends here: two Host headers, an absolute target, `#` in a target, methods that `Request` cannot carry.
 * Rejects when the port cannot be had.
 */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  host: string,
  port: number,
): Promise<Listening> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    if (isPlain(request)) return void listener(request, response);
    response.writeHead(400, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ code: 'BadRequest', message: 'This request is malformed.' }));
  });
  // Node waits 300 s for a body by itself.
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({ port: (server.address() as AddressInfo).port, close: (ms) => close(server, ms) });
    });
  });
}

function isPlain(request: IncomingMessage): boolean {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  const target = request.url ?? '';
  return (
    hosts.length === 1 && METHODS.has(request.method ?? '') && target.startsWith('/') && !target.includes('#')
  );
}

function close(server: Server, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), ms);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
