import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pollTaskResult } from '../contract/wire/poll-task-result.ts';
import { systemClock } from '../platform/clock.ts';
import { buildRequest } from './build-request.ts';
import { send } from './send.ts';

/** Sends one request over a real connection; returns its result and what the server received. */
async function overSocket(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const arrived: { url: string; rawHeaders: string[]; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    arrived.push({ url: request.url ?? '', rawHeaders: request.rawHeaders, body });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'testid', accessKeySecret: 'testsecret', securityToken: 'token' };
  const params = { page: 1, pageSize: 20, domain: "例子.com '!*()", lang: 'zh' } as const;
  const context = { endpoint, credentials, now: systemClock.now(), nonce: 'nonce-1' };
  try {
    const delivery = await send(fetch, buildRequest(pollTaskResult, params, context), systemClock);
    return { delivery, arrived, endpoint };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test('the request arrives as it was signed: one Host, parameters in the query, no body, signature in one header', async () => {
  const { arrived, endpoint } = await overSocket((_, response) => response.end('{}'));
  const headers = new Headers();
  const [{ url = '', rawHeaders = [], body = '' } = {}] = arrived;
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  expect(headers.get('host')).toBe(new URL(endpoint).host);
  expect(headers.get('accept')).toBe('application/json');
  expect(headers.get('x-acs-security-token')).toBe('token');
  expect(headers.get('content-length')).toBe('0');
  expect(body).toBe('');
  expect(url).toBe('/?DomainName=%E4%BE%8B%E5%AD%90.com%20%27%21%2A%28%29&Lang=zh&PageNum=1&PageSize=20');
  expect(headers.get('authorization')).toMatch(
    /^ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;.*x-acs-security-token.*,Signature=[0-9a-f]{64}$/,
  );
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is not followed', async (status) => {
  const { delivery, arrived } = await overSocket((_, response) =>
    response.writeHead(status, { location: '/elsewhere' }).end(),
  );
  expect(arrived.map(({ url }) => url.startsWith('/?'))).toEqual([true]);
  expect(delivery).toMatchObject({ kind: 'none', code: 'UpstreamUnreachable' });
});

test('the cap counts what a compressed answer grows to', async () => {
  const { delivery } = await overSocket((_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(10 * 1024 * 1024, 0x20))),
  );
  expect(delivery).toMatchObject({ code: 'UpstreamUnreadable' });
});

test('an answer cut off in the middle is no answer', async () => {
  const { delivery, arrived } = await overSocket((_, response) => {
    response.setHeader('content-length', 100).write('{"RequestId":"X"');
    setImmediate(() => response.destroy());
  });
  expect(delivery).toMatchObject({ kind: 'none', code: 'UpstreamUnreachable' });
  expect(arrived).toHaveLength(1);
});
