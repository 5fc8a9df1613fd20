import { expect, test } from 'vitest';
import { type CallOptions, callRpc, isoSeconds, type Params } from './testing/caller.ts';
import { START, startEmulator } from './testing/start.ts';

test('a call that is wrong in every way is told so in the order of the gateway, one thing after the other', async () => {
  const emulator = startEmulator({ results: 0 });
  const fine: CallOptions = { timestamp: isoSeconds(START) };
  await callRpc(
    emulator.upstream,
    { Action: 'DescribeBatchResultCount' },
    { ...fine, accessKeyId: 'docket-emulator-powerless', nonce: 'used' },
  );
  // A nonce counts as used when its signature was right, also if the key has no permission.
  emulator.control.addFault({ kind: 'error', code: 'Throttling.User' });

  let params: Params = { Action: 'Nonsense', Version: 'x', Lang: 'fr' };
  let options: CallOptions = {
    method: 'PUT',
    accessKeyId: 'nobody',
    timestamp: isoSeconds(START - 3_600_000),
    nonce: 'used',
    accessKeySecret: 'wrong',
  };
  const steps: readonly (readonly [code: string, fix: () => void])[] = [
    ['UnsupportedHTTPMethod', () => (options = { ...options, method: 'GET' })],
    ['InvalidAction.NotFound', () => (params = { ...params, Action: 'PollTaskResult' })],
    ['InvalidVersion', () => (params = { ...params, Version: '2018-01-29' })],
    [
      'InvalidAccessKeyId.NotFound',
      () => (options = { ...options, accessKeyId: 'docket-emulator-powerless' }),
    ],
    ['InvalidTimeStamp.Expired', () => (options = { ...options, ...fine })],
    ['SignatureNonceUsed', () => (options = { ...options, nonce: 'fresh' })],
    [
      'SignatureDoesNotMatch',
      () => (options = { timestamp: isoSeconds(START), accessKeyId: 'docket-emulator-powerless' }),
    ],
    ['Forbidden.RAM', () => (options = fine)],
    ['Throttling.User', () => {}],
    ['MissingPageNum', () => (params = { ...params, PageNum: '1' })],
    ['MissingPageSize', () => (params = { ...params, PageSize: 'many' })],
    ['InvalidPageSize', () => (params = { ...params, PageSize: '20' })],
    ['ParameterIllegal', () => (params = { ...params, Lang: 'en' })],
  ];
  for (const [code, fix] of steps) {
    expect((await callRpc(emulator.upstream, params, options)).body?.Code).toBe(code);
    fix();
  }
  expect((await callRpc(emulator.upstream, params, options)).status).toBe(200);
});
