import { expect, test } from 'vitest';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createReadCache } from './read-cache.ts';

test('at most 256 answers are held, the oldest leave first, and every one leaves after five seconds', async () => {
  const clock = createTestClock();
  const cache = createReadCache(clock);
  const loads: string[] = [];
  const ask = (rest: string) => cache.get({ action: 'PollTaskResult', rest }, async () => loads.push(rest));
  for (let index = 0; index <= 256; index += 1) await ask(String(index));
  await ask('1');
  expect(loads).toHaveLength(257);
  await ask('0');
  expect(loads).toHaveLength(258);
  await clock.advance(5000);
  expect(clock.scheduled).toBe(0);
  await ask('256');
  expect(loads).toHaveLength(259);
});

test('the end of a forgotten answer does not end the one that took its place', async () => {
  const clock = createTestClock();
  const cache = createReadCache(clock);
  const key = { action: 'PollTaskResult', rest: '' };
  let loads = 0;
  const ask = () => cache.get(key, async () => ++loads);
  await ask();
  await clock.advance(4000);
  cache.forget('PollTaskResult');
  await ask();
  await clock.advance(1000);
  expect(await ask()).toBe(2);
});
