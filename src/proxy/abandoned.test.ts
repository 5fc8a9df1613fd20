import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { docketError } from '../contract/api-error.ts';
import { exportTaskResultsUrl, taskCountsUrl, taskResultsUrl } from '../contract/routes.ts';
import { type Listening, listen } from '../server/listen.ts';
import { HOST, rig } from './testing/rig.ts';

/** Docket's routes on a real port, over a cloud that never answers. */
async function serve() {
  let arrive = (_: Request) => {};
  const arrived = new Promise<Request>((resolve) => (arrive = resolve));
  const { app, logged } = rig({
    upstream: (asked) => {
      arrive(asked);
      return new Promise((_, reject) => {
        asked.signal.addEventListener('abort', () => reject(docketError('UpstreamTimeout', 'cut')));
      });
    },
  });
  const server = await listen((asked) => app.fetch(asked), '127.0.0.1', 0);
  return { server, arrived, logged };
}

describe('a browser that goes away', () => {
  const servers: Listening[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close(0);
  });

  test.each([
    ['a page of the queue', taskResultsUrl({ page: 1, pageSize: 20, lang: 'en' })],
    ['counts', taskCountsUrl('t')],
    ['an export', exportTaskResultsUrl('csv', { lang: 'en' })],
  ])('ends the call that was made for it: %s', async (_, path) => {
    const { server, arrived, logged } = await serve();
    servers.push(server);
    const asking = request({ port: server.port, path, headers: { host: HOST } });
    asking.on('error', () => {}).end();
    const call = await arrived;
    const ended = new Promise((resolve) => call.signal.addEventListener('abort', resolve));
    asking.destroy();
    await ended;
    expect(logged).toEqual([]);
  });
});
