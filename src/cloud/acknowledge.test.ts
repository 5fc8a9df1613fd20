import { describe, expect, test } from 'vitest';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createCloud } from './cloud.ts';
import { json, refusal, type Step, scriptedUpstream } from './testing/scripted-upstream.ts';

const KEYS = { accessKeyId: 'testid', accessKeySecret: 'testsecret' };

async function acknowledge(
  steps: readonly Step[],
  ids: readonly string[] = ['a', 'b'],
  credentials = () => KEYS,
) {
  const clock = createTestClock();
  const upstream = scriptedUpstream(...steps);
  const endpoints = { domain: 'https://domain.aliyuncs.com', alidns: 'https://alidns.aliyuncs.com' };
  const cloud = createCloud({ upstream, credentials, endpoints, clock, random: () => 1 });
  const acknowledging = cloud.acknowledge(ids);
  await clock.advance(60_000);
  return { outcome: await acknowledging, requests: upstream.requests };
}

test('one call names every id, counted from 1, and tells what the API said', async () => {
  const { outcome, requests } = await acknowledge([json({ RequestId: 'ACK-1', Result: 1 })]);
  expect(outcome).toEqual({ kind: 'answered', result: 1, requestId: 'ACK-1' });
  expect(requests.map(({ url }) => url)).toEqual([
    'https://domain.aliyuncs.com/?Lang=en&TaskDetailNo.1=a&TaskDetailNo.2=b',
  ]);
});

describe('only an answer and a refusal before execution are certain', () => {
  test.each([
    ['a broken connection', new TypeError('fetch failed'), 'UpstreamUnreachable'],
    ['silence', 'hang', 'UpstreamTimeout'],
    ['HTML with 200', new Response('<html>'), 'UpstreamUnreadable'],
    ['HTML with 403', new Response('<html>', { status: 403 }), 'UpstreamUnreadable'],
    ['HTML with 429', new Response('<html>', { status: 429 }), 'UpstreamUnreadable'],
    ['an empty object', json({}), 'UpstreamUnreadable'],
    ['a Result that is no whole number', json({ RequestId: 'X', Result: 1.5 }), 'UpstreamUnreadable'],
    ['a Result that is text', json({ RequestId: 'X', Result: '2' }), 'UpstreamUnreadable'],
    ['a Result in a list', json({ RequestId: 'X', Result: [2] }), 'UpstreamUnreadable'],
    ['a Result with another status than 200', json({ RequestId: 'X', Result: 2 }, 202), 'UpstreamUnreadable'],
    ['a Result next to throttling', json({ Code: 'Throttling', Result: 2 }, 400), 'Throttling'],
    ['a Result next to a refusal', json({ Code: 'Forbidden.RAM', Result: 2 }, 403), 'Forbidden.RAM'],
    ['a Result next to a Code of success', json({ Code: 'OK', Result: 2 }), 'UpstreamUnreadable'],
    ['a Result next to a Code that is a number', json({ Code: 500, Result: 2 }), 'UpstreamUnreadable'],
    ['a Result next to an error code', json({ Code: 'InternalError', Result: 2 }), 'InternalError'],
    ['a copy that arrived earlier', refusal('SignatureNonceUsed'), 'SignatureNonceUsed'],
    ['a server error', refusal('ServiceUnavailable', 503), 'ServiceUnavailable'],
    ['a backend error that may come half way', refusal('NetworkIOError'), 'NetworkIOError'],
    ['an unheard-of code', refusal('SomethingNew', 403), 'SomethingNew'],
  ] as const)('%s is unknown after one call', async (_, step, code) => {
    const { outcome, requests } = await acknowledge([step]);
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code } });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ['Forbidden.RAM', 400, true],
    ['InvalidAccessKeyId.NotFound', 404, true],
    ['SignatureDoesNotMatch', 400, true],
    ['InvalidTimeStamp.Expired', 400, true],
    ['MissingTaskDetailNo', 400, false],
    ['ParameterIllegal', 200, false],
  ])('%s with HTTP %i is a refusal after one call', async (code, status, isCallerRefused) => {
    const { outcome, requests } = await acknowledge([refusal(code, status)]);
    expect(outcome).toMatchObject({ kind: 'refused', error: { code }, isCallerRefused });
    expect(requests).toHaveLength(1);
  });
});

describe('throttling is told apart, and nothing is sent twice', () => {
  test('one call, and how long the gateway wants to be left alone', async () => {
    const { outcome, requests } = await acknowledge([
      refusal('Throttling.User', 503, { 'x-acs-retry-after': '1500' }),
    ]);
    expect(outcome).toMatchObject({
      kind: 'throttled',
      error: { code: 'Throttling.User' },
      retryAfterMs: 1500,
    });
    expect(requests).toHaveLength(1);
  });

  test('each call has its own nonce', async () => {
    const first = await acknowledge([refusal('Throttling')]);
    const second = await acknowledge([refusal('Throttling')]);
    expect(first.outcome).not.toHaveProperty('retryAfterMs');
    const nonces = [...first.requests, ...second.requests].map((request) =>
      request.headers.get('x-acs-signature-nonce'),
    );
    expect(new Set(nonces).size).toBe(2);
  });
});

test.each([
  [
    'credentials cannot be read',
    ['a'],
    () => {
      throw new Error('half a key pair');
    },
  ],
  ['an id cannot be written as UTF-8', ['\ud800'], () => KEYS],
] as const)('if %s nothing is sent, and that is certain', async (_, ids, credentials) => {
  const { outcome, requests } = await acknowledge([json({ RequestId: 'A', Result: 1 })], ids, credentials);
  expect(outcome).toMatchObject({ kind: 'refused', isCallerRefused: true });
  expect(requests).toHaveLength(0);
});
