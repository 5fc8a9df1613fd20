import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiError, docketError } from '../contract/api-error.ts';
import { OPERATION_ID, POST_HEADERS, rig } from './testing/rig.ts';

const GETS = [
  '/healthz',
  '/api/session',
  '/api/task-results',
  '/api/task-results/counts',
  '/api/tasks/t/details',
  '/api/tasks/t/counts',
  '/api/batch-counts',
  '/api/operations',
  '/api/acknowledged-results',
  '/api/export/task-results.csv',
  '/api/export/task-results.json',
  '/api/export/task-details.csv?taskNo=t',
  '/api/export/task-details.json?taskNo=t',
  '/api/export/acknowledged-results.csv',
  '/api/export/acknowledged-results.json',
];
const POSTS = [
  '/api/acknowledgements',
  '/api/captures',
  `/api/captures/${OPERATION_ID}/cancel`,
  ...['undo', 'pause', 'resume', 'stop'].map((what) => `/api/operations/${OPERATION_ID}/${what}`),
];

describe('only the declared routes', () => {
  test.each(GETS)('GET and HEAD %s answer, other methods are 405', async (path) => {
    const { ask, sent } = rig();
    expect((await ask(path)).status).toBe(200);
    expect((await ask(path, { method: 'HEAD' })).status).toBe(200);
    const calls = sent.length;
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const response = await ask(path, { method, headers: POST_HEADERS });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
    expect(sent).toHaveLength(calls);
  });

  test.each(POSTS)('%s takes POST alone', async (path) => {
    const { ask, ledger } = rig();
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await ask(path, { method, headers: POST_HEADERS });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST']);
    }
    expect(ledger.asked).toEqual([]);
  });

  test.each([
    '/api',
    '/api/',
    '/api/session/',
    '//api/session',
    '/API/session',
    '/api/Session',
    '/api/session;x',
    '/api/tasks//details',
    '/api/tasks/t',
    '/api/https://domain.aliyuncs.com/',
    '/.env',
    '/package.json',
    '/ledger.db',
  ])('%s is 404', async (path) => {
    const { ask, sent } = rig();
    for (const method of ['GET', 'POST']) {
      const response = await ask(path, { method, headers: POST_HEADERS });
      expect([method, response.status]).toEqual([method, 404]);
      expect(await response.json()).toMatchObject({ code: 'NotFound' });
    }
    expect(sent).toEqual([]);
  });
});

test.each([
  ['of our own', docketError('TooManyRequests', 'Later.', undefined, 7), '7'],
  ['of Alibaba Cloud', new ApiError(429, { code: 'Throttling.User', message: 'Later.' }), '1'],
])('429 %s says when to ask again', async (_, error, seconds) => {
  const { ask } = rig({ cloud: { pollTaskResult: () => Promise.reject(error) } });
  for (const path of ['/api/task-results', '/api/task-results/counts']) {
    const response = await ask(path);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, seconds]);
  }
});

describe('whatever is asked', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'api',
      'API',
      'tasks',
      'task-results',
      'counts',
      'details',
      'operations',
      'undo',
      'captures',
      OPERATION_ID,
    ),
    fc.constantFrom(
      '',
      '.',
      '..',
      '%2f',
      '%2e%2e',
      '%00',
      ';',
      '%',
      '%zz',
      '%ff',
      '*',
      ':taskNo',
      '\\',
      'session',
    ),
    fc.string({ maxLength: 8 }).map(encodeURIComponent),
  );
  const path = fc.oneof(
    fc.constantFrom(...GETS, ...POSTS),
    fc.constantFrom(...GETS.filter((get) => get.includes('/task'))),
    fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('/')}`),
  );
  const key = fc.oneof(
    fc.constantFrom(
      'page',
      'pageSize',
      'status',
      'domain',
      'taskNo',
      'instanceId',
      'lang',
      'taskId',
      'batchType',
    ),
    fc.constantFrom(
      'Action',
      'Version',
      'Signature',
      'AccessKeyId',
      'TaskDetailNo.1',
      '__proto__',
      'x-acs-action',
    ),
    fc.string({ maxLength: 6 }),
  );
  const value = fc.oneof(
    fc.constantFrom(
      '1',
      '0',
      '1000',
      '1001',
      '-1',
      'succeeded',
      'failed',
      'en',
      'zh',
      'RR_ADD',
      '9007199254740993',
    ),
    fc.string({ maxLength: 12, unit: 'binary' }),
  );
  const sensible = fc.constantFrom('page=1', 'pageSize=1000', 'status=failed', 'domain=a.com');
  const query = fc.oneof(
    sensible,
    fc.array(fc.tuple(key, value), { maxLength: 4 }).map((pairs) => String(new URLSearchParams(pairs))),
  );
  const method = fc.constantFrom(
    'GET',
    'GET',
    'GET',
    'HEAD',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'QUERY',
    'X',
  );
  const body = fc.oneof(
    fc.json(),
    fc
      .record({ operationId: fc.constantFrom(OPERATION_ID, 'x'), ids: fc.array(fc.string()) })
      .map((it) => JSON.stringify(it)),
  );
  const WIRE_NAMES = new Set(
    'PageNum PageSize TaskResultStatus TaskStatus DomainName TaskNo InstanceId TaskId BatchType Lang'.split(
      ' ',
    ),
  );

  test('nothing but declared parameters of declared reads reaches the API, and nothing breaks', async () => {
    const { ask, sent, logged, clock } = rig();
    let reads = 0;
    await fc.assert(
      fc.asyncProperty(path, query, method, body, async (asked, search, verb, text) => {
        await clock.advance(5000);
        sent.length = 0;
        const init = { method: verb, headers: POST_HEADERS, ...(verb === 'POST' && { body: text }) };
        const response = await ask(`${asked}?${search}`, init);
        expect(response.status).toBeLessThan(500);
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        if (response.status >= 400 && verb !== 'HEAD') {
          expect(await response.json()).toEqual({ code: expect.any(String), message: expect.any(String) });
        }
        if (sent.length > 0) {
          reads += 1;
          expect(response.status).toBe(200);
          expect(['GET', 'HEAD']).toContain(verb);
          expect(response.headers.get('content-type')).toMatch(/^(application\/json|text\/csv)/);
        }
        for (const request of sent) {
          expect(request.headers.get('x-acs-action')).not.toBe('AcknowledgeTaskResult');
          const names = [...new URL(request.url).searchParams.keys()];
          expect(names.filter((name) => !WIRE_NAMES.has(name))).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
    expect(logged).toEqual([]);
    expect(reads).toBeGreaterThan(100);
  }, 60_000);
});
