import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { type Asker, type RefusalStatus, readAsker, refuse, toBytes } from './refuse.ts';
import { takeTurns } from './take-turns.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new connections, ends the idle ones, and waits for the others for at most `ms` milliseconds. */
  close(ms: number): Promise<void>;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Limits for slow requests. By default Node waits 60 s for headers and 300 s for a body, and checks every 30 s. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 500,
  // Above this size Node reads nothing of the request. Above MAX_HEADER_BYTES it is refused in the language of the
  // reader.
  maxHeaderSize: 256 * 1024,
  // A missing Host is refused below, with the security headers.
  requireHostHeader: false,
  // Also if NODE_OPTIONS says otherwise.
  insecureHTTPParser: false,
} as const;
/** The largest headers. Cookies have no port: those of every program on this machine arrive here. */
const MAX_HEADER_BYTES = 64 * 1024;
/** A client that reads nothing of its answer for so long, in milliseconds, is taken to be gone. */
const STALLED_MS = 120_000;
/** How long a refused client may take to read the reason, in milliseconds. */
const LINGER_MS = 1000;

/**
 * Serves a fetch function on a port (0 for any free one). It refuses what Node's HTTP server accepts and no browser
 * sends: two Host headers, an absolute target, `#` or non-ASCII bytes in a target, methods that `Request` cannot hold.
 * `address` is the origin that refused people are told. Rejects when the port cannot be had.
 */
export function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  host: string,
  port: number,
  address?: () => string,
): Promise<Listening> {
  const nobody: Asker = { accept: '', acceptLanguage: '', address: undefined };
  const listener = getRequestListener(fetch, {
    overrideGlobalObjects: false,
    // The host name for HTTP/1.0, which needs no Host header.
    hostname: 'localhost',
    errorHandler: (error) => {
      const { status, headers, body } = refuse(error instanceof RequestError ? 400 : 500, nobody);
      return new Response(body, { status, headers });
    },
  });
  const reject = (status: RefusalStatus, request: IncomingMessage, response: ServerResponse) => {
    const { accept = '', 'accept-language': acceptLanguage = '' } = request.headers;
    const { headers, body } = refuse(status, { accept, acceptLanguage, address: address?.() });
    response.writeHead(status, headers).end(body);
  };
  const turns = takeTurns((request, response) => {
    if (!isPlain(request)) reject(400, request, response);
    else if (headerBytes(request) > MAX_HEADER_BYTES) reject(431, request, response);
    else void listener(request, response);
  });

  const server = createServer(LIMITS, turns.handle);
  server.on('checkExpectation', (request, response) => reject(417, request, response));
  const refused = new WeakSet<Socket>();
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Socket) => {
    // The bytes after an unreadable request cannot be read either.
    if (refused.has(socket)) return;
    refused.add(socket);
    const isAnswering = turns.current(socket)?.headersSent;
    if (!socket.writable || error.code === 'ECONNRESET' || isAnswering || socket.bytesRead === 0) {
      socket.destroy();
      return;
    }
    const status = statusOf(error.code);
    const asker = readAsker(error.rawPacket);
    // Of headers that are too large, the Accept header may be lost. Only a browser sends so many.
    const accept = status === 431 && asker.accept === '' ? 'text/html' : asker.accept;
    socket.end(toBytes(refuse(status, { ...asker, accept, address: address?.() })));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
  server.setTimeout(STALLED_MS, (socket) => {
    if (socket.writableLength > 0 || turns.current(socket) === undefined) socket.destroy();
  });

  return new Promise((resolve, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve({ port: (server.address() as AddressInfo).port, close: (ms) => close(server, ms) });
    });
  });
}

function statusOf(code: string | undefined): RefusalStatus {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

/** The size of the headers: one byte for each character, and a colon, a blank and a line break for each header. */
function headerBytes({ rawHeaders, url = '' }: IncomingMessage): number {
  return rawHeaders.reduce((sum, part) => sum + part.length + 2, url.length);
}

function isPlain({ rawHeaders, method = '', url = '', httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const hasHost = hosts === 1 || (hosts === 0 && httpVersion === '1.0');
  return hasHost && METHODS.has(method) && /^\/[\x21\x22\x24-\x7e]*$/.test(url);
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
