import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from '../../src/emulator/emulator.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/sqlite.ts';

/** What {@link serveFakeCloud} serves besides: the calls it has answered, and a page's bytes without a signature. */
export const CALLS_PATH = '/bench/calls';
export const pageBytesPath = (pageSize: number) => `/bench/page/${pageSize}`;

const RESULTS = 20_000;

/**
 * A cloud that answers after so many milliseconds. What it answered once it answers again from memory, whatever the
 * signature, so that its own work hides nobody else's. Prints its origin and runs until the process ends.
 */
export function serveFakeCloud(latencyMs: number, print: (line: string) => void): Promise<void> {
  const db = openDatabase(':memory:');
  const emulator = createEmulator({ db, clock: systemClock, results: RESULTS, arrivalsPerMinute: 0 });
  const known = new Map<string, Buffer>();
  let calls = 0;

  async function answer(url: URL, method: string, headers: Headers): Promise<Buffer> {
    const key = `${headers.get('x-acs-action')} ${url.search}`;
    const kept = known.get(key);
    if (kept) return kept;
    const response = await emulator.upstream(new Request(url, { method, headers }));
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Error(`The fake cloud refused ${key}: ${bytes}`);
    known.set(key, bytes);
    return bytes;
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const send = (body: Buffer | string) => {
      response.writeHead(200, { 'content-type': 'application/json;charset=utf-8' }).end(body);
    };
    if (url.pathname === CALLS_PATH) {
      send(String(calls));
      return;
    }
    if (url.pathname.startsWith('/bench/page/')) {
      const size = `PageSize=${url.pathname.split('/').at(-1)}`;
      const [, bytes] = [...known].find(([key]) => key.split(/[?&]/).includes(size)) ?? [];
      send(bytes ?? '');
      return;
    }
    calls += 1;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    answer(url, request.method ?? 'GET', headers).then(
      (bytes) => setTimeout(send, latencyMs, bytes),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  return new Promise((_, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => print(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
