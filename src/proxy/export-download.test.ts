import { afterEach, describe, expect, test } from 'vitest';
import { docketError } from '../contract/api-error.ts';
import { exportTaskResultsUrl } from '../contract/routes.ts';
import { details } from '../ledger/testing/rig.ts';
import { type Listening, listen } from '../server/listen.ts';
import { overQueue } from './testing/export-rig.ts';

const QUEUE_CSV = exportTaskResultsUrl('csv', { lang: 'en' });

describe('a download', () => {
  const servers: Listening[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close(0);
  });

  test('is written no faster than it is read, and no further when the reader goes away', async () => {
    const { ask, asked, clock } = overQueue(details(5000));
    const reader = (await ask(QUEUE_CSV)).body?.getReader();
    await clock.advance(0);
    expect(asked).toHaveLength(1);
    await reader?.read();
    await reader?.read();
    await clock.advance(0);
    expect(asked).toHaveLength(2);
    await reader?.cancel();
    await clock.advance(0);
    expect(asked).toHaveLength(2);
  });

  test('whose reader goes away while the cloud is asked is no failure', async () => {
    const { ask, asked, state, clock, logged } = overQueue(details(5000));
    const reader = (await ask(QUEUE_CSV)).body?.getReader();
    await reader?.read();
    let open = () => {};
    state.gate = new Promise((resolve) => {
      open = resolve;
    });
    const pending = reader?.read();
    await clock.advance(0);
    await reader?.cancel();
    open();
    await clock.advance(0);
    expect([(await pending)?.done, asked.length, logged]).toEqual([true, 2, []]);
  });

  test('that fails at its first page is an error like any other', async () => {
    const { ask, state } = overQueue(details(5000));
    state.failAt = 1;
    const response = await ask(QUEUE_CSV);
    expect([response.status, await response.json()]).toMatchObject([504, { code: 'UpstreamTimeout' }]);
    expect(response.headers.get('content-disposition')).toBeNull();
  });

  test.each([2, 3, 4, 5, 7, 10])(
    'that fails at page %i never looks whole, on a real port',
    async (failAt) => {
      const { app, state } = overQueue(details(5000));
      state.failAt = failAt;
      const byPort = (request: Request) =>
        app.request(`http://127.0.0.1:4180${new URL(request.url).pathname}`, {
          headers: { host: '127.0.0.1:4180' },
        });
      const server = await listen(byPort, '127.0.0.1', 0);
      servers.push(server);
      for (const path of ['/api/export/task-results.csv', '/api/export/task-results.json']) {
        const download = fetch(`http://127.0.0.1:${server.port}${path}`).then(async (response) => {
          await response.arrayBuffer();
          return response.status;
        });
        const outcome = await download.catch(() => 'broken off');
        expect(outcome).not.toBe(200);
      }
    },
  );

  test.each([
    [docketError('UpstreamTimeout', 'no answer'), 'UpstreamTimeout', 'ApiError'],
    [new TypeError('canary: string to sign'), 'InternalError', 'TypeError'],
  ])('that breaks off says why and where in the log, and no words', async (cause, code, error) => {
    const { ask, state, logged } = overQueue(details(5000));
    state.failAt = 3;
    state.error = cause;
    const response = await ask(QUEUE_CSV);
    await expect(response.text()).rejects.toThrow('The export broke off.');
    expect(logged).toEqual([{ code, error, method: 'GET', at: expect.stringMatching(/^at /) }]);
  });
});
