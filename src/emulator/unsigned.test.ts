import { expect, test } from 'vitest';
import { callAcs3, callRpc, isoSeconds } from './testing/caller.ts';
import { POLL } from './testing/error-cases.ts';
import { START, startEmulator } from './testing/start.ts';

/** Whatever a signature does not cover can be changed on the way, so it must not decide anything. */

const timestamp = isoSeconds(START);

test('an x-acs-action beside a signed Action changes nothing, and neither does an x-acs-version', async () => {
  const emulator = startEmulator({ results: 3 });
  const headers = { 'x-acs-action': 'AcknowledgeTaskResult', 'x-acs-version': '2015-01-09' };
  const reply = await callRpc(emulator.upstream, POLL, { timestamp, headers });
  expect(reply.body).toMatchObject({ TotalItemNum: 3 });
  expect(emulator.control.calls().at(-1)?.action).toBe('PollTaskResult');
});

test('an unsigned token is refused, and does not make another caller', async () => {
  const { upstream } = startEmulator({ results: 3 });
  const headers = { 'x-acs-security-token': 'docket-emulator-token' };
  const options = { timestamp, accessKeyId: 'STS.docket-emulator', headers };
  expect((await callAcs3(upstream, POLL, options)).body.Code).toBe('IncompleteSignature');
});

test('an unsigned type makes no parameters of a body', async () => {
  const { upstream } = startEmulator({ results: 3 });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const plain = await callAcs3(upstream, POLL, { timestamp, isForm: true });
  expect(plain.status).toBe(200);
  // The same body with a type that was added after signing.
  const disguised = async (request: Request) => {
    const headers = new Headers(request.headers);
    const authorization = headers.get('authorization') ?? '';
    headers.set('authorization', authorization.replace('content-type;', ''));
    return upstream(new Request(request.url, { method: 'POST', headers, body: await request.text() }));
  };
  const reply = await callAcs3(disguised, POLL, { timestamp, isForm: true, headers: form });
  expect(reply.body.Code).toBe('IncompleteSignature');
});

test('the log names the key that signed', async () => {
  const emulator = startEmulator({ results: 0 });
  await callAcs3(emulator.upstream, { ...POLL, AccessKeyId: 'somebody-else' }, { timestamp });
  expect(emulator.control.calls().at(-1)?.accessKeyId).toBe('docket-emulator');
});

test('a media type is read in any case, with parameters or without, and no other is taken for it', async () => {
  const emulator = startEmulator({ results: 3 });
  const ask = (type: string) =>
    callRpc(emulator.upstream, POLL, {
      timestamp,
      method: 'POST',
      isForm: true,
      headers: { 'content-type': type },
    });
  for (const type of [
    'Application/X-WWW-Form-URLEncoded',
    'application/x-www-form-urlencoded ; charset=UTF-8',
  ]) {
    expect((await ask(type)).body).toMatchObject({ TotalItemNum: 3 });
  }
  for (const type of ['application/x-www-form-urlencoded-not', 'text/plain']) {
    expect((await ask(type)).text).toContain('<Code>MissingAction</Code>');
  }
});

test.each(['2026-11-23T08:00:00.123Z', '2026-11-23T07:59:59.9Z', '2026-11-23T08:00:00Z'])(
  'the time %s is read with either signature',
  async (time) => {
    const { upstream } = startEmulator({ results: 0 });
    expect((await callRpc(upstream, POLL, { timestamp: time })).status).toBe(200);
    expect((await callAcs3(upstream, POLL, { timestamp: time })).status).toBe(200);
  },
);
