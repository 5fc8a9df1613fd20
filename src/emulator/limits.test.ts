import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '../server/listen.ts';
import { callAcs3, callRpc, isoSeconds, type Params } from './testing/caller.ts';
import { START, startEmulator, type TestEmulator } from './testing/start.ts';

const MEBIBYTE = 1_048_576;
const timestamp = isoSeconds(START);
let emulator: TestEmulator;
let server: Listening;
let endpoint: string;
beforeAll(async () => {
  emulator = startEmulator({ results: 1500 });
  server = await listen(emulator.fetch, '127.0.0.1', 0);
  endpoint = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.close(0));

/** Sends a POST whose body never ends. Returns the answer that came all the same. */
function sendForEver(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${endpoint}${path}`, { method: 'POST', headers }, async (incoming) => {
      let text = '';
      for await (const part of incoming.setEncoding('utf8')) text += part;
      outgoing.destroy();
      resolve({ status: incoming.statusCode ?? 0, text });
    });
    outgoing.on('error', reject);
    const chunk = 'x'.repeat(65_536);
    const send = () => {
      while (!outgoing.destroyed && outgoing.write(chunk));
    };
    outgoing.on('drain', send);
    send();
  });
}

test('a thousand ids travel in the query, with either signature', async () => {
  for (const call of [callRpc, callAcs3]) {
    const { body } = await emulator.poll({ PageSize: '700' });
    const ids = body.Data.TaskDetail.map((row: { TaskDetailNo: string }) => row.TaskDetailNo);
    const others = Array.from({ length: 300 }, (_, n) => `not-there-${n}-${'f'.repeat(20)}`);
    const params: Params = Object.fromEntries(
      [...ids, ...others].map((id, index) => [`TaskDetailNo.${index + 1}`, id]),
    );
    const options = { endpoint, timestamp, method: 'POST' };
    const reply = await call(fetch, { Action: 'AcknowledgeTaskResult', ...params }, options);
    expect(reply.body).toMatchObject({ Result: 700 });
  }
});

test('a body of 1 MiB is read, and one byte more is refused with 413 in the format asked for', async () => {
  const send = (bytes: number, type: string) =>
    emulator.upstream(
      new Request('http://127.0.0.1/', {
        method: 'POST',
        headers: { 'content-type': type, accept: 'application/json' },
        body: 'x'.repeat(bytes),
      }),
    );
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    expect(await (await send(MEBIBYTE, type)).json()).toMatchObject({ Code: 'MissingAction' });
    const refused = await send(MEBIBYTE + 1, type);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ Code: 'RequestEntityTooLarge' });
  }
});

test('a body without end is refused once it is too long: nobody waits for the rest of it, or keeps it', async () => {
  const reply = await sendForEver('/', { 'content-type': 'application/x-www-form-urlencoded' });
  expect(reply.status).toBe(413);
  expect(reply.text).toContain('<Code>RequestEntityTooLarge</Code>');
  const announced = await sendForEver('/', { 'content-length': String(5 * MEBIBYTE) });
  expect(announced.status).toBe(413);
});

test('a control route takes many rows, and refuses what nobody means', async () => {
  const reply = await sendForEver('/__emulator/rows', { 'content-length': String(200 * MEBIBYTE) });
  expect(reply.status).toBe(413);
});

test('the log keeps the newest calls, no more than a thousand and no more than 8 million characters', async () => {
  const { upstream, control } = startEmulator({ results: 0 });
  const ask = (params: Params) => callRpc(upstream, { Action: 'PollTaskResult', ...params }, { timestamp });
  await ask({ TaskNo: 'x'.repeat(5000) });
  expect(control.calls()[0]?.params.TaskNo).toBe(`${'x'.repeat(1000)}…`);
  for (let n = 0; n < 1100; n += 1) await ask({ TaskNo: String(n) });
  expect(control.calls()).toHaveLength(1000);
  expect(control.calls().at(-1)?.params).toEqual({ TaskNo: '1099' });
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`P${n}`, 'y'.repeat(900)]));
  for (let n = 0; n < 12; n += 1) {
    await callRpc(
      upstream,
      { Action: 'PollTaskResult', ...wide },
      { timestamp, method: 'POST', isForm: true },
    );
  }
  const sizes = control.calls().map(({ params }) => JSON.stringify(params).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(9_000_000);
  expect(sizes.at(-1)).toBeGreaterThan(900_000);
});

test('others are answered while a control route works through many rows', async () => {
  const rival = startEmulator({ results: 0 });
  const control = (method: string, path: string, body: unknown) =>
    rival.fetch(new Request(`http://127.0.0.1/__emulator/${path}`, { method, body: JSON.stringify(body) }));
  /** How many calls are answered while the work goes on, and its answer. */
  async function meanwhile(work: Promise<Response>) {
    let [answered, isDone] = [0, false];
    const done = work.then((response) => {
      isDone = true;
      return response.json();
    });
    while (!isDone) {
      await rival.poll({ PageSize: '1' });
      answered += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { answered, body: await done };
  }
  const rows = Array.from({ length: 3000 }, (_, n) => ({
    domain: `d-${n}.example`,
    taskDetailNo: `id-${n}`,
  }));
  expect((await meanwhile(control('POST', 'rows', { rows }))).answered).toBeGreaterThan(10);
  const taken = await meanwhile(control('DELETE', 'rows', { newest: 2999 }));
  expect(taken).toMatchObject({ body: { acknowledged: 2999 } });
  expect(taken.answered).toBeGreaterThan(2);
  const left = (await rival.poll()).body.Data.TaskDetail;
  expect(left).toMatchObject([{ TaskDetailNo: 'id-0' }]);
});
