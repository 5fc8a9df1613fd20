import { expect, test } from 'vitest';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { send } from './send.ts';
import { json, refusal, type Step, scriptedUpstream } from './testing/scripted-upstream.ts';

const MIB = 1024 * 1024;

async function outcome(step: Step) {
  const clock = createTestClock();
  const sent = send(
    scriptedUpstream(step),
    new Request('https://domain.aliyuncs.com/', { method: 'POST' }),
    clock,
  );
  await clock.advance(10_000);
  expect(clock.scheduled).toBe(0);
  return sent;
}

function streamed(chunks: readonly Uint8Array[], status = 200): Response {
  return new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    }),
    { status },
  );
}

test.each([
  ['HTML with 200 is an answer only in name', new Response('<html>'), { kind: 'answer', saysCode: false }],
  ['HTML with 502', new Response('<html>', { status: 502 }), { code: 'UpstreamUnreadable', status: 502 }],
  [
    'JSON without a Code with 500',
    json({ RequestId: 'X' }, 500),
    { code: 'UpstreamUnreadable', status: 500 },
  ],
  [
    'an error code with 200',
    refusal('Throttling.User', 200),
    { kind: 'refusal', error: { code: 'Throttling.User' } },
  ],
  ['an error code with 503', refusal('Throttling', 503), { kind: 'refusal', error: { code: 'Throttling' } }],
  ['a Code that says success', json({ Code: 'OK', RequestId: 'X' }), { kind: 'answer', saysCode: true }],
  ['a Code that says success with 500', json({ Code: 'OK' }, 500), { kind: 'refusal', status: 500 }],
  ['a row whose text is Code', json({ Data: { x: 'Code' } }), { kind: 'answer' }],
  [
    'a wait in milliseconds',
    refusal('Throttling', 400, { 'x-acs-retry-after': '1500' }),
    { retryAfterMs: 1500 },
  ],
  [
    'bytes that are not UTF-8',
    new Response(new Uint8Array([0x22, 0xff, 0x22])),
    { code: 'UpstreamUnreadable' },
  ],
  ['no connection', new TypeError('fetch failed'), { code: 'UpstreamUnreachable' }],
  ['no answer', 'hang', { code: 'UpstreamTimeout' }],
] as const)('%s', async (_, step, expected) => {
  expect(await outcome(step)).toMatchObject(expected);
});

test('an answer of exactly 4 MiB is read, one byte more is not', async () => {
  const whole = new Uint8Array(4 * MIB).fill(0x20);
  expect(await outcome(streamed([whole]))).toMatchObject({ kind: 'answer' });
  const more = await outcome(streamed([whole, new Uint8Array(1)]));
  expect(more).toMatchObject({
    code: 'UpstreamUnreadable',
    message: expect.stringContaining('larger than 4 MiB'),
  });
});

test('text split inside a character is put together again', async () => {
  const bytes = new TextEncoder().encode('{"DomainName":"例子.com"}');
  const singles = [...bytes].map((byte) => new Uint8Array([byte]));
  expect(await outcome(streamed(singles))).toMatchObject({ text: '{"DomainName":"例子.com"}' });
});

test('the time limit covers the body and cancels the request', async () => {
  const clock = createTestClock();
  let signal: AbortSignal | undefined;
  const sent = send(
    async (request) => {
      signal = request.signal;
      return new Response(new ReadableStream());
    },
    new Request('https://domain.aliyuncs.com/'),
    clock,
  );
  await clock.advance(9_999);
  expect(signal?.aborted).toBe(false);
  await clock.advance(1);
  expect(await sent).toMatchObject({ code: 'UpstreamTimeout' });
  expect(signal?.aborted).toBe(true);
});
