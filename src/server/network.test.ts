import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { createNetwork } from './network.ts';
import { describeProxies, readProxies } from './proxies.ts';

const NONE = { https: '', http: '', except: '' };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listenOn(server: Server): Promise<number> {
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A proxy that opens tunnels and keeps the requests for them. */
async function startProxy() {
  const asked: { target: string | undefined; authorization: string | undefined }[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, socket) => {
    asked.push({ target: request.url, authorization: request.headers['proxy-authorization'] });
    const [host = '', port = ''] = (request.url ?? '').split(':');
    if (host !== '127.0.0.1') {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const way = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      way.pipe(socket).pipe(way);
    });
    for (const end of [way, socket]) end.on('error', () => way.destroy());
  });
  return { asked, port: await listenOn(server) };
}

async function startCloud(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  return `http://127.0.0.1:${await listenOn(createServer(answer))}`;
}

function open(proxies: Partial<typeof NONE>) {
  const network = createNetwork({ ...NONE, ...proxies });
  closing.push(network.close);
  return network.upstream;
}

const request = (url: string, init: RequestInit = {}) =>
  new Request(url, { method: 'POST', redirect: 'error', headers: { 'x-acs-action': 'Test' }, ...init });

describe('the way to the cloud', () => {
  test('leads through the proxy by a tunnel, with its user and password, and the answer comes back whole', async () => {
    const proxy = await startProxy();
    const cloud = await startCloud((asked, response) =>
      response
        .writeHead(418, { 'x-acs-request-id': 'R' })
        .end(`${asked.method} ${asked.headers['x-acs-action']}`),
    );
    const upstream = open({ http: `http://me:pass@127.0.0.1:${proxy.port}` });
    const answer = await upstream(request(`${cloud}/?PageNum=1`));
    expect([answer.status, await answer.text()]).toEqual([418, 'POST Test']);
    expect(answer.headers.get('x-acs-request-id')).toBe('R');
    expect(proxy.asked).toEqual([
      { target: cloud.replace('http://', ''), authorization: `Basic ${btoa('me:pass')}` },
    ]);
  });

  test('asks for a tunnel to the endpoint where it has https, and rejects when it gets none', async () => {
    const proxy = await startProxy();
    const upstream = open({ https: `http://127.0.0.1:${proxy.port}` });
    await expect(upstream(request('https://domain.aliyuncs.com/'))).rejects.toThrow();
    expect(proxy.asked.map(({ target }) => target)).toEqual(['domain.aliyuncs.com:443']);
  });

  test.each(['127.0.0.1', '*', 'example.com, 127.0.0.1'])(
    'leads past the proxy for NO_PROXY=%s',
    async (except) => {
      const proxy = await startProxy();
      const cloud = await startCloud((_, response) => response.end('direct'));
      const upstream = open({ http: `http://127.0.0.1:${proxy.port}`, except });
      expect(await (await upstream(request(cloud))).text()).toBe('direct');
      expect(proxy.asked).toEqual([]);
    },
  );

  test('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const cloud = await startCloud((asked, response) => {
      paths.push(asked.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(open({})(request(cloud))).rejects.toThrow();
    expect(paths).toEqual(['/']);
  });

  test('ends when the caller gives up, before an answer and in the middle of one', async () => {
    let arrive = () => {};
    const cloud = await startCloud((asked, response) => {
      if (asked.url === '/begun') response.writeHead(200).write('half');
      arrive();
    });
    for (const path of ['/silent', '/begun']) {
      const leave = new AbortController();
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      const reading = open({})(request(cloud + path, { signal: leave.signal })).then((answer) =>
        answer.text(),
      );
      const ended = expect(reading).rejects.toThrow();
      await arrived;
      leave.abort();
      await ended;
    }
  });

  test('is given up when a connection takes longer than three seconds', async () => {
    // A port that accepts the connection and never answers.
    const silent = createTcpServer(() => {});
    const port = await listenOn(silent);
    const begun = performance.now();
    await expect(
      open({ https: `https://127.0.0.1:${port}` })(request('https://domain.aliyuncs.com/')),
    ).rejects.toThrow();
    expect(performance.now() - begun).toBeGreaterThan(2500);
  });
});

describe('the settings', () => {
  const refuse = (name: string) => new Error(name);

  test('lower case goes before upper case, and a scheme may be left out', () => {
    const env = { https_proxy: 'proxy:3128', HTTPS_PROXY: 'http://other:1', HTTP_PROXY: 'http://plain:8080' };
    expect(readProxies({ ...env, NO_PROXY: 'a.com' }, refuse)).toEqual({
      https: 'http://proxy:3128',
      http: 'http://plain:8080',
      except: 'a.com',
    });
    expect(readProxies({}, refuse)).toEqual(NONE);
  });

  test('a value that is no proxy ends the start, without being repeated', () => {
    const env = {
      DOCKET_UPSTREAM: 'alibaba',
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-canary-id',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-secret',
    };
    for (const value of ['ftp://me:canary@proxy', 'http://me:canary@:x', 'socks5://proxy:1']) {
      expect(() => readConfig({ ...env, HTTPS_PROXY: value })).toThrow(/^HTTPS_PROXY is(?!.*canary)/);
    }
  });

  test('are told without user names and passwords', () => {
    expect(describeProxies(NONE)).toBeUndefined();
    expect(describeProxies({ ...NONE, https: 'http://me:canary@proxy:3128', except: 'a.com' })).toBe(
      'http://proxy:3128, except for a.com',
    );
  });
});
