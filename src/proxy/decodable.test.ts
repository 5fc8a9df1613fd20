import { describe, expect, test } from 'vitest';
import { OPERATION_ID, POST_HEADERS, rig } from './testing/rig.ts';

/** Percent signs that encode nothing, half a character, half a surrogate pair, an overlong slash, and U+0000. */
const UNDECODABLE = [
  '%zz',
  '%',
  '%4',
  '%ud800',
  '%ff',
  '%E4%BE',
  '%ED%A0%80',
  '%C0%AF',
  '%F8%88%80%80%80',
  '%00',
];

const QUERIES = [
  '/healthz',
  '/api/session',
  '/api/task-results',
  '/api/task-results/counts',
  '/api/tasks/t/details',
  '/api/tasks/t/counts',
  '/api/batch-counts',
  '/api/operations',
  '/api/acknowledged-results',
  '/api/followed-batches',
  '/api/export/task-results.csv',
  '/api/export/task-details.json',
  '/api/export/acknowledged-results.csv',
];
const PATHS = [
  (part: string) => `/api/tasks/${part}/details`,
  (part: string) => `/api/tasks/${part}/counts`,
  (part: string) => `/api/tasks/x${part}x/counts`,
  (part: string) => `/api/operations/${part}`,
  (part: string) => `/api/captures/${part}`,
  (part: string) => `/api/${part}`,
  (part: string) => `/${part}`,
  (part: string) => `/assets/${part}`,
];
const POSTS = [
  (part: string) => `/api/operations/${part}/undo`,
  (part: string) => `/api/captures/${part}/cancel`,
  (part: string) => `/api/followed-batches/${part}/unfollow`,
];

describe.each(UNDECODABLE)('%s', (part) => {
  test('in a path is 400 naming it, and nothing is asked', async () => {
    const { ask, post, sent, ledger } = rig();
    const answers = [
      ...(await Promise.all(PATHS.map((path) => ask(path(part))))),
      ...(await Promise.all(POSTS.map((path) => post(path(part), {})))),
    ];
    for (const response of answers) {
      expect(response.status).toBe(400);
      const { code, message } = await response.json();
      expect([code, message]).toEqual(['InvalidQuery', expect.stringContaining(part)]);
    }
    expect([sent, ledger.asked]).toEqual([[], []]);
  });

  test('in a query, as a value or as a key, is 400 naming the key', async () => {
    const { ask, sent, ledger } = rig();
    for (const path of QUERIES) {
      for (const query of [`domain=${part}`, `lang=en&domain=a${part}.com&x`]) {
        const response = await ask(`${path}?${query}`);
        expect([path, response.status]).toEqual([path, 400]);
        expect((await response.json()).message).toBe('"domain" is not UTF-8 text.');
      }
      const key = await ask(`${path}?${part}=1`);
      expect([path, key.status]).toEqual([path, 400]);
      expect((await key.json()).message).toContain(part);
    }
    expect([sent, ledger.asked]).toEqual([[], []]);
  });
});

describe('a body', () => {
  const PATHS_WITH_BODY = ['/api/acknowledgements', '/api/captures', `/api/operations/${OPERATION_ID}/undo`];
  const bytes = (...parts: (string | readonly number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

  test.each([
    ['with a byte order mark', bytes([0xef, 0xbb, 0xbf], '{}'), /byte order mark/],
    ['in UTF-16 with its mark', Buffer.from('\ufeff{}', 'utf16le'), /not UTF-8/],
    ['in UTF-16 without a mark', Buffer.from('{}', 'utf16le'), /not JSON/],
    ['with half a character', bytes('{"domain":"', [0xe4, 0xbe], '"}'), /not UTF-8/],
    ['with an overlong slash', bytes('{"domain":"', [0xc0, 0xaf], '"}'), /not UTF-8/],
    ['with half of a surrogate pair in bytes', bytes('{"domain":"', [0xed, 0xa0, 0x80], '"}'), /not UTF-8/],
    ['with a bare U+0000', bytes('{"domain":"', [0], '"}'), /not JSON/],
  ])('%s is 400 in words', async (_, body, words) => {
    const { ask, ledger } = rig();
    for (const path of PATHS_WITH_BODY) {
      const response = await ask(path, { method: 'POST', headers: POST_HEADERS, body: new Uint8Array(body) });
      expect([path, response.status]).toEqual([path, 400]);
      expect(await response.json()).toEqual({ code: 'InvalidBody', message: expect.stringMatching(words) });
    }
    expect(ledger.asked).toEqual([]);
  });

  test.each(['\\ud800', '\\u0000', '\\udc00x'])(
    'with "%s" written as an escape is 400 naming the key',
    async (escaped) => {
      const { post, ledger } = rig();
      const capture = await post('/api/captures', `{"domain":"${escaped}"}`);
      expect([capture.status, (await capture.json()).message]).toEqual([
        400,
        expect.stringMatching(/^"domain"/),
      ]);
      const undo = await post(`/api/operations/${OPERATION_ID}/undo`, `{"ids":["${escaped}"]}`);
      expect([undo.status, (await undo.json()).message]).toEqual([400, expect.stringMatching(/^"ids"/)]);
      const key = await post('/api/captures', `{"${escaped}":1}`);
      expect(key.status).toBe(400);
      expect(ledger.asked).toEqual([]);
    },
  );

  test('that is compressed is 415', async () => {
    const { post } = rig();
    expect((await post('/api/captures', {}, { 'content-encoding': 'gzip' })).status).toBe(415);
  });
});

test('names in every script, written as browsers do, are read; they are asked for in ASCII', async () => {
  const { ask, sent } = rig();
  expect(
    (await ask(`/api/task-results?domain=${encodeURIComponent('例子.net')}&taskNo=100%25+x`)).status,
  ).toBe(200);
  expect((await ask(`/api/tasks/${encodeURIComponent('a/b?c')}/counts`)).status).toBe(200);
  const [first] = sent.map((request) => new URL(request.url).searchParams);
  expect([first?.get('DomainName'), first?.get('TaskNo')]).toEqual(['xn--fsqu00a.net', '100% x']);
});

test('a person who opens an address that cannot be read sees a page that says where Docket is', async () => {
  const { ask } = rig();
  const response = await ask('/tasks/%zz', { headers: { accept: 'text/html' } });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('127.0.0.1:4180')]);
});
