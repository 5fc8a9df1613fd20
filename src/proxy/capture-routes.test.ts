import { describe, expect, test } from 'vitest';
import { CAPTURES_URL, cancelCaptureUrl, captureUrl } from '../contract/routes.ts';
import { OPERATION_ID, rig } from './testing/rig.ts';

describe('captures', () => {
  test('are started with the filters of the queue, read, and cancelled', async () => {
    const { ask, post, ledger } = rig();
    const filter = { status: 'failed', domain: 'A.com', taskNo: 't', instanceId: 'S1' };
    const response = await post(CAPTURES_URL, filter);
    const { capture } = await response.json();
    expect([response.status, capture]).toMatchObject([202, { state: 'reading' }]);
    expect(await (await ask(captureUrl(capture.id))).json()).toEqual(capture);
    const cancelled = await post(cancelCaptureUrl(capture.id), {});
    expect([cancelled.status, await cancelled.json()]).toMatchObject([
      200,
      { capture: { id: capture.id, state: 'cancelled' } },
    ]);
    expect(ledger.asked).toEqual([
      { kind: 'capture', filter: { ...filter, domain: 'a.com' } },
      { kind: 'cancel', id: capture.id },
    ]);
  });

  test.each([
    ['{"status":"waiting"}', '"status" must be'],
    ['{"page":1}', '"page" is not known here.'],
    ['{"lang":"en"}', '"lang" is not known here.'],
    ['{"domain":""}', '"domain" must be'],
    ['{"taskNo":7}', '"taskNo" must be'],
    ['[]', 'The body must be a JSON object.'],
  ])('of %s are 400 and reach nobody', async (body, message) => {
    const { post, ledger } = rig();
    const response = await post(CAPTURES_URL, body);
    const error = await response.json();
    expect([response.status, error.code]).toEqual([400, 'InvalidBody']);
    expect(error.message).toContain(message);
    expect(ledger.asked).toEqual([]);
  });

  test('that cannot be or never were are 404', async () => {
    const { ask, post } = rig();
    expect((await ask(captureUrl('x'))).status).toBe(404);
    expect((await post(cancelCaptureUrl('x'), {})).status).toBe(404);
    expect((await ask(captureUrl(OPERATION_ID))).status).toBe(404);
    expect((await post(cancelCaptureUrl(OPERATION_ID), {})).status).toBe(404);
  });
});
