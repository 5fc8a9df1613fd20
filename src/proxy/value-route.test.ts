import { expect, test } from 'vitest';
import { rig } from './testing/rig.ts';

const VALUE = '/api/task-results/plain/value';
const CANARY = 'transfer-code-canary';

test('one value is answered to our own page, past every cache and never to be stored', async () => {
  const { post, sent, logged } = rig();
  const response = await post(VALUE, { taskNo: 't' });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ taskResult: CANARY });
  expect(response.headers.get('cache-control')).toBe('no-store');
  await post(VALUE, { taskNo: 't' });
  expect(sent).toHaveLength(2);
  expect(sent[0]?.headers.get('x-acs-action')).toBe('QueryTaskDetailList');
  expect(JSON.stringify(logged) + sent.map(({ url }) => url).join()).not.toContain(CANARY);
});

test('a page of somebody else, a GET, and a body that says more or less are refused and ask nothing', async () => {
  const { post, ask, sent } = rig();
  expect((await post(VALUE, { taskNo: 't' }, { origin: 'http://127.0.0.1:9' })).status).toBe(403);
  expect((await ask(VALUE)).status).toBe(405);
  expect((await post(VALUE, {})).status).toBe(400);
  expect((await post(VALUE, { taskNo: 't', more: 1 })).status).toBe(400);
  expect(sent).toHaveLength(0);
});

test('a result without a value, or that its task does not know, is 404', async () => {
  const { post } = rig({
    upstream: async () => Response.json({ RequestId: 'R', TotalItemNum: 0, Data: { TaskDetail: [] } }),
  });
  const response = await post(VALUE, { taskNo: 't' });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'NotFound' });
});

test('everywhere else the value stays masked', async () => {
  const { ask } = rig();
  for (const path of ['/api/task-results', '/api/tasks/t/details', '/api/acknowledged-results']) {
    expect(await (await ask(path)).text()).not.toContain(CANARY);
  }
});
