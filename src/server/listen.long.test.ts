import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from './listen.ts';

let server: Listening;
beforeAll(async () => {
  server = await listen(async (request) => new Response(await request.text()), '127.0.0.1', 0);
});
afterAll(() => server.close(0));

/** Sends the head and then a byte every 200 ms. Returns how long the server allowed that, and its answer. */
function drip(head: string, byte: string): Promise<{ ms: number; answer: string }> {
  return new Promise((resolve) => {
    const start = performance.now();
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(head));
    const timer = setInterval(() => socket.write(byte), 200);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ ms: performance.now() - start, answer });
    });
  });
}

test('headers that do not end within 10 s and bodies that do not within 15 s are cut, with words', async () => {
  const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n`;
  const [headers, body, chunks] = await Promise.all([
    drip(`${head}X-Slow: `, 'x'),
    drip(`${head}Content-Length: 1000\r\n\r\n`, 'x'),
    drip(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'),
  ]);
  for (const { answer } of [headers, body, chunks]) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('x-content-type-options: nosniff');
  }
  expect(headers.ms).toBeGreaterThan(9000);
  expect(headers.ms).toBeLessThan(13_000);
  for (const { ms } of [body, chunks]) {
    expect(ms).toBeGreaterThan(14_000);
    expect(ms).toBeLessThan(18_000);
  }
}, 60_000);
