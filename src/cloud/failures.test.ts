import { describe, expect, test } from 'vitest';
import { FIRST, outcome, rig } from './testing/rig.ts';
import { json, page, refusal } from './testing/scripted-upstream.ts';

describe('trying again', () => {
  test.each([
    ['Throttling.User', 3],
    ['NetworkIOError', 3],
    ['Busy', 3],
    ['SignatureNonceUsed', 3],
    ['InternalError', 3],
    ['Forbidden.RAM', 1],
    ['InvalidAccessKeyId.NotFound', 1],
    ['SignatureDoesNotMatch', 1],
    ['ParameterIllegal', 1],
    ['SomethingNew', 1],
  ])('%s ends after %i calls', async (code, calls) => {
    const { cloud, upstream, clock } = rig([refusal(code)]);
    const result = await outcome(clock, 60_000, cloud.pollTaskResult(FIRST));
    expect(result).toMatchObject({ error: { code, requestId: 'REFUSAL-1' } });
    expect(upstream.requests).toHaveLength(calls);
    const nonces = upstream.requests.map((request) => request.headers.get('x-acs-signature-nonce'));
    expect(new Set(nonces).size).toBe(calls);
  });

  test.each([
    ['a broken connection', new TypeError('fetch failed'), 3, 502, 'UpstreamUnreachable'],
    ['a gateway page with 503', new Response('<html>', { status: 503 }), 3, 502, 'UpstreamUnreadable'],
    ['an unknown code with 500', refusal('Strange', 500), 3, 502, 'Strange'],
    ['a page of HTML', new Response('<html>'), 1, 502, 'UpstreamUnreadable'],
    ['an empty object', json({}), 1, 502, 'UpstreamUnreadable'],
    ['silence', 'hang', 1, 504, 'UpstreamTimeout'],
  ] as const)('%s', async (_, step, calls, status, code) => {
    const { cloud, upstream, clock } = rig([step]);
    const result = await outcome(clock, 60_000, cloud.pollTaskResult(FIRST));
    expect(result).toMatchObject({ error: { status, code } });
    expect(upstream.requests).toHaveLength(calls);
  });

  test('while a throttled read waits, the seconds until its next try are told', async () => {
    const { cloud, clock } = rig([
      refusal('Throttling.User', 429, { 'x-acs-retry-after': '14000' }),
      page('a'),
    ]);
    expect(cloud.throttledMs()).toBe(0);
    const reading = cloud.pollTaskResult(FIRST);
    await clock.advance(4_000);
    expect(cloud.throttledMs()).toBe(10_000);
    await clock.advance(10_000);
    await reading;
    expect(cloud.throttledMs()).toBe(0);
  });

  test('a wait for another reason is not told as one', async () => {
    const { cloud, clock } = rig([refusal('ServiceUnavailable', 503), page('a')]);
    const reading = cloud.pollTaskResult(FIRST);
    await clock.advance(100);
    expect(cloud.throttledMs()).toBe(0);
    await clock.advance(1_000);
    await reading;
  });

  test.each([
    ['0', 0],
    ['1500', 1500],
    ['999999', 20_000],
  ])('x-acs-retry-after %s is a wait of %i ms', async (header, ms) => {
    const { cloud, upstream, clock } = rig([
      refusal('Throttling', 400, { 'x-acs-retry-after': header }),
      page('a'),
    ]);
    const reading = cloud.pollTaskResult(FIRST);
    if (ms > 0) {
      await clock.advance(ms - 1);
      expect(upstream.requests).toHaveLength(1);
    }
    await clock.advance(1);
    expect((await reading).asOf).toBe(clock.now() - (ms > 0 ? 0 : 1));
    expect(upstream.requests).toHaveLength(2);
  });

  test.each([
    [0, [100, 200]],
    [1, [1000, 3000]],
  ])('without one, jitter of %d waits until %j', async (jitter, times) => {
    const { cloud, upstream, clock } = rig([refusal('Throttling')], { random: () => jitter });
    const reading = outcome(clock, 0, cloud.pollTaskResult(FIRST));
    for (const [index, time] of times.entries()) {
      await clock.advance(time - clock.monotonic() - 1);
      expect(upstream.requests).toHaveLength(index + 1);
      await clock.advance(1);
      expect(upstream.requests).toHaveLength(index + 2);
    }
    await reading;
  });
});

describe('errors towards the browser', () => {
  test.each([
    ['Throttling.Api', 400, 429],
    ['Forbidden.RAM', 400, 403],
    ['InvalidAccessKeyId.NotFound', 404, 403],
    ['InvalidSecurityToken.Expired', 400, 403],
    ['MissingPageSize', 400, 400],
    ['ParameterIllegal', 400, 400],
    ['InvalidVersion', 400, 502],
    ['DomainNotExist', 400, 404],
    ['ServiceUnavailable', 503, 503],
    ['SomethingNew', 200, 502],
  ])('%s that came with %i is sent with %i', async (code, came, status) => {
    const { cloud, clock } = rig([refusal(code, came)]);
    expect(await outcome(clock, 60_000, cloud.pollTaskResult(FIRST))).toMatchObject({
      error: { status, code },
    });
  });

  test('nothing the request carried in secret comes back out of a refusal', async () => {
    const credentials = {
      accessKeyId: 'STS.canary-id',
      accessKeySecret: 'canary-secret',
      securityToken: 'canary-token',
    };
    let words = 'server string to sign is:POST&canary';
    const echo = (request: Request) => {
      const signature = /Signature=(.*)/.exec(request.headers.get('authorization') ?? '')?.[1];
      const Message = `STS.canary-id canary-token ${signature} ${words}`;
      return json(
        { Code: 'IncompleteSignature', Message, Recommend: `https://api.aliyun.com/?q=${signature}` },
        400,
      );
    };
    const { cloud, clock } = rig([], {
      credentials: () => credentials,
      upstream: async (request) => echo(request),
    });
    const result = JSON.stringify(await outcome(clock, 0, cloud.pollTaskResult(FIRST)));
    expect(result).toContain('IncompleteSignature');
    expect(result).not.toMatch(/canary|[0-9a-f]{64}|to sign/);
    expect(JSON.stringify(await cloud.acknowledge(['a']))).not.toMatch(/canary|[0-9a-f]{64}|to sign/);
    words = 'server StringToSign is [ACS3\ncanary] server CanonicalRequest is [POST\ncanary]';
    expect(JSON.stringify(await cloud.acknowledge(['b']))).not.toMatch(/canary|[0-9a-f]{64}|ToSign/);
  });
});
