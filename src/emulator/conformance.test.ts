import { describe, test } from 'vitest';
import { type CallOptions, callAcs3, callRpc, isoSeconds } from './testing/caller.ts';
import { type Ask, CONFORMANCE } from './testing/conformance.ts';
import { START, startEmulator } from './testing/start.ts';

type Target = readonly [name: string, ask: Ask];

function emulator(results: number): readonly Target[] {
  const { upstream } = startEmulator({ results });
  const options: CallOptions = { timestamp: isoSeconds(START) };
  return [
    [`${results} results, HMAC-SHA1, GET`, (params) => callRpc(upstream, params, options)],
    [
      `${results} results, HMAC-SHA1, POST`,
      (params) => callRpc(upstream, params, { ...options, method: 'POST' }),
    ],
    [
      `${results} results, HMAC-SHA1, POST with a form body`,
      (params) => callRpc(upstream, params, { ...options, method: 'POST', isForm: true }),
    ],
    [`${results} results, ACS3`, (params) => callAcs3(upstream, params, options)],
    [
      `${results} results, ACS3 with a form body`,
      (params) => callAcs3(upstream, params, { ...options, isForm: true }),
    ],
  ];
}

describe.each([...emulator(900), ...emulator(0)])('the emulator: %s', (_name, ask) => {
  test.each(CONFORMANCE)('$claim', ({ check }) => check(ask));
});

/** The cases only read. Still, a key in the environment alone does not start them: somebody has to ask for it. */
const {
  DOCKET_CONFORMANCE,
  ALIBABA_CLOUD_ACCESS_KEY_ID: id,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
} = process.env;
const isAimedAtCloud = DOCKET_CONFORMANCE === 'alibaba' && id !== undefined && secret !== undefined;

describe.skipIf(!isAimedAtCloud)(
  'Alibaba Cloud (skipped without DOCKET_CONFORMANCE=alibaba and a key)',
  () => {
    const token = process.env.ALIBABA_CLOUD_SECURITY_TOKEN;
    const ask: Ask = (params) => {
      const host =
        params.Action === 'DescribeBatchResultCount' ? 'alidns.aliyuncs.com' : 'domain.aliyuncs.com';
      const key = { accessKeyId: id ?? '', accessKeySecret: secret ?? '' };
      return callAcs3(fetch, params, {
        endpoint: `https://${host}`,
        ...key,
        ...(token === undefined ? {} : { token }),
      });
    };
    test.each(CONFORMANCE)('$claim', ({ check }) => check(ask), 30_000);
  },
);
