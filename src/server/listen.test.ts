import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../proxy/security-headers.ts';
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
    () => 'http://127.0.0.1:4180',
  );
});
afterAll(() => server.close(0));

/** Sends raw bytes and reads until the connection ends. */
function exchange(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
      socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
  });
}

/** The status of the answer to a request; 0 when the connection just ends. */
async function send(lines: readonly string[]): Promise<number> {
  const answer = await exchange(`${lines.join('\r\n')}\r\n\r\n`);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
}

const cookies = (bytes: number) => `Cookie: a=${'x'.repeat(bytes)}`;

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
    ['bytes that are no ASCII in the target', () => ['GET /caf\u00e9 HTTP/1.1', good()]],
    ['both framings', () => ['POST /te HTTP/1.1', good(), 'Content-Length: 1', 'Transfer-Encoding: chunked']],
  ])('%s is 400 and goes no further', async (_name, lines) => {
    const before = seen.length;
    expect(await send(lines())).toBe(400);
    expect(seen).toHaveLength(before);
  });
});

describe('answers that the HTTP server gives itself', () => {
  const host = () => `Host: 127.0.0.1:${server.port}`;
  const cases: [string, number, () => string][] = [
    ['no HTTP at all', 400, () => 'hello\r\n\r\n'],
    ['a header without a name', 400, () => `GET / HTTP/1.1\r\n${host()}\r\n: x\r\n\r\n`],
    ['no Host', 400, () => 'GET / HTTP/1.1\r\n\r\n'],
    ['two Host headers', 400, () => `GET / HTTP/1.1\r\n${host()}\r\n${host()}\r\n\r\n`],
    ['a target with a backslash', 400, () => `GET /a\\b HTTP/1.1\r\n${host()}\r\n\r\n`],
    ['a Host that is none', 400, () => 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a broken chunk', 400, () => `POST / HTTP/1.1\r\n${host()}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ['an expectation', 417, () => `POST / HTTP/1.1\r\n${host()}\r\nExpect: x\r\nContent-Length: 1\r\n\r\n`],
    [
      '70 kB of headers',
      431,
      () => `GET / HTTP/1.1\r\nAccept: */*\r\n${host()}\r\n${cookies(70_000)}\r\n\r\n`,
    ],
  ];

  test.each(cases)('%s: %i with all security headers, and JSON for a program', async (_, status, request) => {
    const [head = '', body = ''] = (await exchange(request())).split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const lines = head.toLowerCase().split('\r\n');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(lines).toContain(`${name}: ${value}`.toLowerCase());
    }
    expect(lines).toContain('cache-control: no-store');
    expect(head).not.toMatch(/^(server|x-powered-by|access-control)/im);
    expect(JSON.parse(body)).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  test.each([
    ['en', 'Too many cookies'],
    ['zh-CN,zh;q=0.9', 'Cookie 过多'],
  ])(
    'a person with too many cookies is told so (%s), and by which name Docket still opens',
    async (language, title) => {
      const head = `GET /results HTTP/1.1\r\n${host()}\r\nAccept: text/html\r\nAccept-Language: ${language}\r\n`;
      const answer = await exchange(`${head}${cookies(70_000)}\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
      expect(answer).toContain(title);
      for (const name of ['127.0.0.1', 'localhost']) expect(answer).toContain(`href="http://${name}:4180/"`);
    },
  );

  test('with 300 kB of them nothing is known of who asks, so it is the page', async () => {
    const answer = await exchange(
      `GET / HTTP/1.1\r\n${host()}\r\nAccept: text/html\r\n${cookies(300_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 .*x-content-type-options: nosniff.*Too many cookies/s);
  });

  test.each([17_000, 60_000])("%i bytes of other programs' cookies are no trouble", async (bytes) => {
    expect(await send(['GET /ok HTTP/1.1', host(), cookies(bytes)])).toBe(200);
  });

  test('HTTP/1.0 needs no Host: the app decides', async () => {
    expect(await send(['GET /old HTTP/1.0'])).toBe(200);
    expect(seen).toContain('GET /old');
  });
});

describe('requests that arrive before the answers to those ahead of them are taken', () => {
  const request = (path: string, port: number) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;

  test('are handled one after the other, in order', async () => {
    let running = 0;
    let most = 0;
    const slow = await listen(
      async (asked) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return new Response(new URL(asked.url).pathname);
      },
      '127.0.0.1',
      0,
    );
    const answer = await new Promise<string>((resolve) => {
      const paths = Array.from({ length: 50 }, (_, index) => `/${index}`);
      const socket = connect(slow.port, '127.0.0.1', () =>
        socket.write(paths.map((path) => request(path, slow.port)).join('')),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
        if (text.includes('\r\n\r\n/49')) socket.destroy();
      });
      socket.on('close', () => resolve(text));
    });
    expect(most).toBe(1);
    expect(answer.match(/^\/\d+/gm)).toEqual(Array.from({ length: 50 }, (_, index) => `/${index}`));
    await slow.close(0);
  });

  test('600 big ones on a connection that nobody reads cost one answer, and the connection', async () => {
    let handled = 0;
    const big = await listen(
      () => {
        handled += 1;
        return new Response('x'.repeat(8_000_000));
      },
      '127.0.0.1',
      0,
    );
    await new Promise<void>((resolve) => {
      const socket = connect(big.port, '127.0.0.1', () => socket.write(request('/', big.port).repeat(600)));
      socket.pause();
      // A paused socket does not see that the other side has gone: writing fails when it has.
      const more = setInterval(() => socket.write(request('/', big.port)), 20);
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(more);
        resolve();
      });
    });
    expect(handled).toBe(1);
    await big.close(0);
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
