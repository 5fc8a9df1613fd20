import { describe, expect, test } from 'vitest';
import { controlUrl } from '../contract/routes.ts';
import { OPERATION_ID, POST_HEADERS, rig } from './testing/rig.ts';

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => index.toString(16).padStart(32, '0'));
const KIB = 1024;

describe('acknowledging', () => {
  test('one id, or a thousand, is handed to the ledger as asked and answered with 202', async () => {
    const { post, ledger, sent } = rig();
    const upper = { operationId: OPERATION_ID.toUpperCase(), ids: ['a'], undoSeconds: 0 };
    const response = await post('/api/acknowledgements', upper);
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ operation: { id: OPERATION_ID, total: 1 } });
    expect((await post('/api/acknowledgements', { operationId: OPERATION_ID, ids: ids(1000) })).status).toBe(
      202,
    );
    expect(ledger.asked).toEqual([
      { kind: 'acknowledge', request: { operationId: OPERATION_ID, ids: ['a'], undoSeconds: 0 } },
      { kind: 'acknowledge', request: { operationId: OPERATION_ID, ids: ids(1000) } },
    ]);
    expect(sent).toEqual([]);
  });

  const good = { operationId: OPERATION_ID, ids: ['a'] };
  test.each([
    ['no id', { ...good, ids: [] }, '"ids" must be a list of 1 to 1000 TaskDetailNo values.'],
    ['1,001 ids', { ...good, ids: ids(1001) }, '"ids" must be a list of 1 to 1000 TaskDetailNo values.'],
    ['ids that are no list', { ...good, ids: 'a' }, '"ids" must be a list of 1 to 1000 TaskDetailNo values.'],
    ['an id that is a number', { ...good, ids: [1] }, '"ids" must be'],
    ['an empty id', { ...good, ids: ['a', ''] }, '"ids" must be'],
    ['an id with a line break', { ...good, ids: ['a\r\nb'] }, '"ids" must be'],
    ['an id with half a character', { ...good, ids: ['\ud800'] }, '"ids" must be'],
    ['ids missing', { operationId: OPERATION_ID }, '"ids" is missing.'],
    ['no operation id', { ids: ['a'] }, '"operationId" is missing.'],
    ['an operation id that is no UUID', { ...good, operationId: 'x' }, '"operationId" must be a UUID.'],
    [
      'an undo window of 31 s',
      { ...good, undoSeconds: 31 },
      '"undoSeconds" must be a whole number from 0 to 30.',
    ],
    ['a negative one', { ...good, undoSeconds: -1 }, '"undoSeconds" must be a whole number from 0 to 30.'],
    ['a broken one', { ...good, undoSeconds: 1.5 }, '"undoSeconds" must be a whole number from 0 to 30.'],
    ['one in words', { ...good, undoSeconds: '5' }, '"undoSeconds" must be a whole number from 0 to 30.'],
    ['a smuggled parameter', { ...good, Action: 'X' }, '"Action" is not known here.'],
    ['a prototype', '{"operationId":"x","__proto__":{"x":1}}', '"operationId" must be a UUID.'],
    [
      'only a prototype',
      `{"operationId":"${OPERATION_ID}","ids":["a"],"__proto__":{"x":1}}`,
      '"__proto__" is not',
    ],
    [
      'a key twice',
      `{"operationId":"${OPERATION_ID}","ids":["a"],"i\\u0064s":["b"]}`,
      '"ids" is given twice.',
    ],
    [
      'a list by its ids and by a capture',
      { ...good, captureId: OPERATION_ID },
      '"ids" must be left out when "captureId" is given.',
    ],
    [
      'a capture that is no UUID',
      { operationId: OPERATION_ID, captureId: 'x' },
      '"captureId" must be a UUID.',
    ],
    [
      'an unknown status of a capture',
      { operationId: OPERATION_ID, captureId: OPERATION_ID, status: 'waiting' },
      '"status" must be one of succeeded, failed.',
    ],
    ['a status of ids', { ...good, status: 'failed' }, '"status" is not known here.'],
    ['a list', '[]', 'The body must be a JSON object.'],
    ['null', 'null', 'The body must be a JSON object.'],
    ['no JSON', '{ids:[1]}', 'The body is not JSON.'],
    ['nothing', '', 'The body is not JSON.'],
  ])('%s is 400 and reaches nobody', async (_, body, message) => {
    const { post, ledger } = rig();
    const response = await post('/api/acknowledgements', body);
    expect(response.status).toBe(400);
    const error = await response.json();
    expect(error.code).toBe('InvalidBody');
    expect(error.message).toContain(message);
    expect(ledger.asked).toEqual([]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test('a frozen list, or one status of it, is handed on by its capture', async () => {
    const { post, ledger } = rig();
    const whole = { operationId: OPERATION_ID, captureId: OPERATION_ID.toUpperCase() };
    const part = { ...whole, status: 'succeeded', undoSeconds: 30 };
    for (const body of [whole, part]) expect((await post('/api/acknowledgements', body)).status).toBe(202);
    expect(ledger.asked).toEqual([
      { kind: 'acknowledge', request: { ...whole, captureId: OPERATION_ID } },
      { kind: 'acknowledge', request: { ...part, captureId: OPERATION_ID } },
    ]);
  });

  test('a body of 64 KiB is read, one byte more is 413, and is not read to its end', async () => {
    const { post, ask, ledger } = rig();
    const json = JSON.stringify(good);
    expect((await post('/api/acknowledgements', json.padEnd(64 * KIB))).status).toBe(202);
    expect((await post('/api/acknowledgements', json.padEnd(64 * KIB + 1))).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(KIB).fill(0x20));
      },
    });
    const init = { method: 'POST', headers: POST_HEADERS, body: endless, duplex: 'half' };
    const response = await ask('/api/acknowledgements', init);
    expect([response.status, (await response.json()).code]).toEqual([413, 'BodyTooLarge']);
    expect(pulled).toBeLessThan(70);
    const declared = await post('/api/acknowledgements', good, { 'content-length': '100000000' });
    expect(declared.status).toBe(413);
    expect(ledger.asked).toHaveLength(1);
  });

  test('bytes that are no UTF-8 are 400', async () => {
    const { ask } = rig();
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    const response = await ask('/api/acknowledgements', { method: 'POST', headers: POST_HEADERS, body });
    expect(await response.json()).toEqual({ code: 'InvalidBody', message: 'The body is not UTF-8.' });
  });

  test('a query on it is refused', async () => {
    const { post, ledger } = rig();
    const response = await post('/api/acknowledgements?Action=X', good);
    expect(await response.json()).toEqual({ code: 'InvalidQuery', message: '"Action" is not known here.' });
    expect(ledger.asked).toEqual([]);
  });
});

describe('operations', () => {
  test('are listed, read and undone, whole or by id', async () => {
    const { ask, post, ledger } = rig();
    await post('/api/acknowledgements', { operationId: OPERATION_ID, ids: ['a', 'b'] });
    expect(await (await ask('/api/operations')).json()).toMatchObject([{ id: OPERATION_ID }]);
    expect(await (await ask(`/api/operations/${OPERATION_ID}`)).json()).toMatchObject({ id: OPERATION_ID });
    const undone = await post(`/api/operations/${OPERATION_ID}/undo`, { ids: ['a'] });
    expect([undone.status, await undone.json()]).toMatchObject([200, { operation: { state: 'undone' } }]);
    await post(`/api/operations/${OPERATION_ID}/undo`, {});
    expect(ledger.asked.slice(1)).toEqual([
      { kind: 'undo', id: OPERATION_ID, ids: ['a'] },
      { kind: 'undo', id: OPERATION_ID },
    ]);
  });

  test('are held, gone on with and ended; none of it takes anything but the id', async () => {
    const { post, ledger } = rig();
    await post('/api/acknowledgements', { operationId: OPERATION_ID, ids: ['a'] });
    for (const control of ['pause', 'resume', 'stop'] as const) {
      const url = controlUrl(OPERATION_ID.toUpperCase(), control);
      expect(await (await post(url, {})).json()).toMatchObject({ operation: { id: OPERATION_ID } });
      expect(ledger.asked.at(-1)).toEqual({ kind: control, id: OPERATION_ID });
      const response = await post(url, { ids: ['a'] });
      expect([response.status, (await response.json()).message]).toEqual([400, '"ids" is not known here.']);
    }
    expect(ledger.asked).toHaveLength(4);
  });

  test('that are unknown, or cannot be, are 404', async () => {
    const { ask, post } = rig();
    for (const id of [OPERATION_ID, 'x', '%20', `${OPERATION_ID}x`]) {
      expect((await ask(`/api/operations/${id}`)).status).toBe(404);
      for (const what of ['undo', 'pause', 'resume', 'stop'])
        expect((await post(`/api/operations/${id}/${what}`, {})).status).toBe(404);
    }
  });
});

describe('acknowledged results', () => {
  test('are asked for by state, name, id and time, and are masked', async () => {
    const { ask, ledger } = rig();
    await ask('/api/task-results');
    const query =
      'state=confirmed,gone&domain=A.com&taskNo=t&ids=a,b&from=2026-11-23T08:00%2B08:00&to=2026-11-24T00:00:00Z';
    const body = await (await ask(`/api/acknowledged-results?${query}&page=2&pageSize=10`)).text();
    expect(JSON.parse(body)).toMatchObject({
      items: [{ state: 'confirmed', taskResult: '••••••' }, {}],
      page: 2,
    });
    expect(body).not.toContain('canary');
    expect(ledger.asked.at(-1)).toEqual({
      kind: 'list',
      params: {
        state: ['confirmed', 'gone'],
        domain: 'a.com',
        taskNo: 't',
        ids: ['a', 'b'],
        from: '2026-11-23T00:00:00.000Z',
        to: '2026-11-24T00:00:00.000Z',
        page: 2,
        pageSize: 10,
      },
    });
  });

  test.each([
    ['state=done', 'state'],
    ['state=', 'state'],
    ['ids=a,,b', 'ids'],
    [`ids=${ids(1001).join(',')}`, 'ids'],
    ['from=2026-11-23', 'from'],
    ['to=2026-13-40T00:00:00Z', 'to'],
    ['operationId=x', 'operationId'],
  ])('%s is refused', async (query, key) => {
    const { ask, ledger } = rig();
    const response = await ask(`/api/acknowledged-results?${query}`);
    expect(response.status).toBe(400);
    expect((await response.json()).message).toMatch(new RegExp(`^"${key}" `));
    expect(ledger.asked).toEqual([]);
  });
});
