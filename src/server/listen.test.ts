import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from './listen.ts';

let server: Listening;
const seen: string[] = [];

beforeAll(async () => {
  server = await listen(
    async (request) => {
      seen.push(`${request.method} ${new URL(request.url).pathname}`);
      return new Response(await request.text());
    },
    '127.0.0.1',
    0,
  );
});
afterAll(() => server.close(0));

/** Sends raw bytes and reads the status of the first answer; 0 when the connection just ends. */
function send(lines: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
      socket.end();
    });
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
    socket.on('error', () => resolve(0));
  });
}

describe('what no browser sends', () => {
  const good = () => `Host: 127.0.0.1:${server.port}`;

  test('an ordinary request gets through', async () => {
    expect(await send(['GET /ok HTTP/1.1', good()])).toBe(200);
    expect(seen).toContain('GET /ok');
  });

  test.each([
    ['two Host headers', () => ['GET /two HTTP/1.1', good(), 'Host: evil.test']],
    ['an absolute target', () => ['GET http://evil.test/absolute HTTP/1.1', good()]],
    ['a fragment in the target', () => ['GET /a#b HTTP/1.1', good()]],
    ['TRACE', () => ['TRACE /trace HTTP/1.1', good()]],
    ['an asterisk', () => ['OPTIONS * HTTP/1.1', good()]],
    ['no Host', () => ['GET /none HTTP/1.1']],
    [
      'two Content-Length headers',
      () => ['POST /cl HTTP/1.1', good(), 'Content-Length: 1', 'Content-Length: 2'],
    ],
    ['both framings', () => ['POST /te HTTP/1.1', good(), 'Content-Length: 1', 'Transfer-Encoding: chunked']],
  ])('%s is 400 and goes no further', async (_name, lines) => {
    const before = seen.length;
    expect(await send(lines())).toBe(400);
    expect(seen).toHaveLength(before);
  });
});

test('a port that is taken is an error, not a crash later', async () => {
  await expect(listen(() => new Response(), '127.0.0.1', server.port)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('an orderly close lets an answer under way end', async () => {
  let finish = () => {};
  const started = new Promise<void>((begun) => {
    void listen(
      async () => {
        begun();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return new Response('whole');
      },
      '127.0.0.1',
      0,
    ).then((slow) => {
      closing = { slow, answer: fetch(`http://127.0.0.1:${slow.port}/`) };
    });
  });
  let closing: { slow: Listening; answer: Promise<Response> } | undefined;
  await started;
  const closed = closing?.slow.close(5000);
  finish();
  expect(await (await closing?.answer)?.text()).toBe('whole');
  await closed;
});
