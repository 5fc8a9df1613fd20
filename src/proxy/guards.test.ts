import { describe, expect, test } from 'vitest';
import { HOST, OPERATION_ID, ORIGIN, POST_HEADERS, rig } from './testing/rig.ts';

const REQUEST = { operationId: OPERATION_ID, ids: ['a'] };
const operation = (what: string) => `/api/operations/${OPERATION_ID}/${what}`;
const CANCEL = `/api/captures/${OPERATION_ID}/cancel`;
const POSTS: [string, object][] = [
  ['/api/acknowledgements', REQUEST],
  ['/api/captures', {}],
  ...[CANCEL, ...['undo', 'pause', 'resume', 'stop'].map(operation)].map((path): [string, object] => [
    path,
    {},
  ]),
];

describe('only our own names are answered to', () => {
  test.each(['127.0.0.1:4180', 'localhost:4180', 'LOCALHOST:4180', '[::1]:4180'])('%s', async (host) => {
    const { app } = rig();
    const response = await app.request(`http://${host}/healthz`, { headers: { host } });
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
  });

  test.each([
    ['evil.test:4180', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:4181', 421],
    ['127.0.0.1:80', 421],
    ['127.0.0.2:4180', 421],
    ['localhost.:4180', 421],
    ['localhost.evil.test:4180', 421],
    ['0.0.0.0:4180', 421],
    ['', 400],
    ['localhost:4180, evil.test', 400],
    ['evil@localhost:4180', 400],
    ['localhost:4180/x', 400],
    ['localhost:x', 400],
    ['local host:4180', 400],
  ])('"%s" gets %i, whatever it asks for', async (host, status) => {
    const { ask, post, sent, ledger } = rig();
    expect((await ask('/healthz', { headers: { host } })).status).toBe(200);
    for (const path of ['/api/task-results', '/api/nothing', '/', '/healthz/', '/Healthz']) {
      const response = await ask(path, { headers: { host } });
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.json()).toMatchObject({ code: 'MisdirectedRequest' });
    }
    expect((await post('/api/acknowledgements', REQUEST, { host })).status).toBe(status);
    expect([sent, ledger.asked]).toEqual([[], []]);
  });

  test('a missing Host is 400; a target that names another host than the header is 421', async () => {
    const { app, ask } = rig();
    expect((await app.request(`${ORIGIN}/api/session`)).status).toBe(400);
    const absolute = await app.request('http://evil.test/api/session', { headers: { host: HOST } });
    expect(absolute.status).toBe(421);
    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('a person who comes by an address that is refused', () => {
  const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };

  test.each([
    ['en-GB,en;q=0.9', 'en', 'Docket is at another address'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN', 'Docket 在另一个地址'],
    ['fr', 'en', 'Docket is at another address'],
    ['', 'en', 'Docket is at another address'],
    ['en;q=0.5, zh-CN', 'zh-CN', 'Docket 在另一个地址'],
  ])('with %j gets a page that names the address that works', async (language, lang, title) => {
    const { ask } = rig();
    for (const [host, path] of [
      ['localhost:9999', '/results'],
      ['tunnel.example', '/'],
      ['', '/results'],
      ['10.0.0.1:4180', '/api/session'],
    ] as const) {
      const headers = { ...BROWSER, host, 'accept-language': language };
      const response = await ask(path, { headers });
      expect(response.status).toBe(host === '' ? 400 : 421);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'/,
      );
      const page = await response.text();
      expect(page).toContain(`<html lang="${lang}">`);
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain(`<a href="${ORIGIN}/">${ORIGIN}</a>`);
      expect(page).toContain('ssh -L 4180:127.0.0.1:4180');
      expect(page).not.toMatch(/<script|<style|style=|tunnel\.example/);
    }
  });

  test('a link on another site to something of the API leads to a page; programs get JSON', async () => {
    const { ask, sent } = rig();
    const foreign = { ...BROWSER, 'sec-fetch-site': 'cross-site' };
    const response = await ask('/api/export/task-results.csv', { headers: foreign });
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining(ORIGIN)]);
    const program = await ask('/api/session', { headers: { host: 'x.test', accept: '*/*' } });
    expect(await program.json()).toMatchObject({ code: 'MisdirectedRequest' });
    expect(sent).toEqual([]);
  });
});

describe('questions that another page makes the browser ask', () => {
  const GETS = [
    '/api/session',
    '/api/task-results',
    '/api/task-results/counts',
    '/api/tasks/t/details',
    '/api/batch-counts',
    '/api/acknowledged-results',
    '/api/export/task-results.csv',
    '/api/export/acknowledged-results.json',
    '/api/nothing',
  ];

  test.each(['cross-site', 'same-site', 'Same-Origin', 'same-origin, same-origin', ''])(
    'with Sec-Fetch-Site %j are refused and cost no call',
    async (site) => {
      const { ask, sent, ledger } = rig();
      for (const path of GETS) {
        for (const method of ['GET', 'HEAD']) {
          const response = await ask(path, { method, headers: { 'sec-fetch-site': site } });
          expect([path, response.status]).toEqual([path, 403]);
        }
      }
      expect([sent, ledger.asked]).toEqual([[], []]);
    },
  );

  test.each(['same-origin', 'none'])('with Sec-Fetch-Site %s are answered', async (site) => {
    const { ask } = rig();
    expect((await ask('/api/session', { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  test('a link on another site to a page is followed', async () => {
    const { app, ask } = rig();
    app.get('/results', (context) => context.text('page'));
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask('/results', { headers })).status).toBe(200);
  });
});

describe('only our own page changes anything', () => {
  const cases: [string, Record<string, string | undefined>, number, string][] = [
    ['no Origin', { origin: undefined }, 403, 'ForbiddenOrigin'],
    ['a sandboxed frame', { origin: 'null' }, 403, 'ForbiddenOrigin'],
    ['another port', { origin: 'http://127.0.0.1:4181' }, 403, 'ForbiddenOrigin'],
    ['another scheme', { origin: 'https://127.0.0.1:4180' }, 403, 'ForbiddenOrigin'],
    ['a longer name', { origin: `${ORIGIN}.evil.test` }, 403, 'ForbiddenOrigin'],
    ['a path behind it', { origin: `${ORIGIN}/` }, 403, 'ForbiddenOrigin'],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403, 'ForbiddenOrigin'],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403, 'ForbiddenOrigin'],
    ['a typed address', { 'sec-fetch-site': 'none' }, 403, 'ForbiddenOrigin'],
    ['no X-Docket', { 'x-docket': undefined }, 403, 'ForbiddenOrigin'],
    ['another X-Docket', { 'x-docket': '2' }, 403, 'ForbiddenOrigin'],
    ['no type', { 'content-type': undefined }, 415, 'UnsupportedMediaType'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UnsupportedMediaType'],
    ['plain text', { 'content-type': 'text/plain' }, 415, 'UnsupportedMediaType'],
    ['two types', { 'content-type': 'application/json, text/plain' }, 415, 'UnsupportedMediaType'],
    ['another charset', { 'content-type': 'application/json; charset=gbk' }, 415, 'UnsupportedMediaType'],
  ];

  test.each(cases)('%s', async (_, change, status, code) => {
    const { ask, ledger } = rig();
    const wanted = Object.entries({ ...POST_HEADERS, ...change });
    const headers = Object.fromEntries(
      wanted.filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    for (const [path, body] of POSTS) {
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      const response = await ask(path, { method: 'POST', headers, body: bytes });
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.json()).toMatchObject({ code });
    }
    expect(ledger.asked).toEqual([]);
  });

  test.each([
    ['Sec-Fetch-Site says same-origin', { 'sec-fetch-site': 'same-origin' }],
    ['another of our names asks', { origin: 'http://localhost:4180' }],
    ['the type names its charset', { 'content-type': 'application/json; charset=UTF-8' }],
  ])('it is let through when %s', async (_, headers) => {
    const { post } = rig();
    expect((await post('/api/acknowledgements', REQUEST, headers)).status).toBe(202);
  });

  test('a Docket that may not acknowledge says why; what only holds back is still done', async () => {
    const { post, ledger } = rig({
      session: { canAcknowledge: false, reason: 'Read-only by DOCKET_READ_ONLY.' },
    });
    const refused = new Set<string>();
    for (const [path, body] of POSTS) {
      const response = await post(path, body);
      if (response.status !== 403) continue;
      refused.add(path);
      expect(await response.json()).toEqual({ code: 'ReadOnly', message: 'Read-only by DOCKET_READ_ONLY.' });
    }
    expect([...refused]).toEqual(['/api/acknowledgements', '/api/captures', operation('resume')]);
    expect(ledger.asked).toEqual(
      ['cancel', 'undo', 'pause', 'stop'].map((kind) => ({ kind, id: OPERATION_ID })),
    );
  });
});

describe('every answer is guarded', () => {
  const EXPECTED = {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };

  test.each([
    ['/healthz', {}, 200],
    ['/api/session', {}, 200],
    ['/api/task-results?page=0', {}, 400],
    ['/api/session', { method: 'OPTIONS', headers: { origin: 'http://evil.test' } }, 405],
    ['/api/nothing', {}, 404],
    ['/nothing', {}, 404],
    ['/', { headers: { host: 'evil.test' } }, 421],
    ['/api/batch-counts?fail', {}, 400],
  ] as const)('%s %j gets %i with all security headers and no CORS', async (path, init, status) => {
    const { ask } = rig();
    const response = await ask(path, init);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(EXPECTED);
    const names = [...response.headers.keys()];
    expect(names.filter((name) => /^access-control|^server$|powered|strict-transport/.test(name))).toEqual(
      [],
    );
  });

  test('pages and files added behind the guards have them too, and keep a caching of their own', async () => {
    const { app, ask } = rig();
    app.get('/assets/x.js', (context) => context.body('x', 200, { 'cache-control': 'public, immutable' }));
    app.get('*', (context) => context.html('<!doctype html>'));
    const file = Object.fromEntries((await ask('/assets/x.js')).headers);
    expect(file).toMatchObject({ ...EXPECTED, 'cache-control': 'public, immutable' });
    expect(Object.fromEntries((await ask('/results')).headers)).toMatchObject(EXPECTED);
    expect((await ask('/results', { headers: { host: 'evil.test' } })).status).toBe(421);
    expect((await ask('/api/nothing')).status).toBe(404);
  });
});
