import { expect, test } from 'vitest';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createTicker } from './ticker.ts';

test('the page ticks every 30 s, and every second only while something counts down', async () => {
  const clock = createTestClock();
  const ticker = createTicker(clock);
  const ticks = { slow: 0, fast: 0 };
  const leaveSlow = ticker.subscribeSlow(() => {
    ticks.slow += 1;
  });
  await clock.advance(29_000);
  expect(ticks.slow).toBe(0);
  await clock.advance(1_000);
  expect(ticks.slow).toBe(1);

  const leaveFast = ticker.subscribeFast(() => {
    ticks.fast += 1;
  });
  ticks.fast = 0;
  await clock.advance(5_000);
  expect(ticks.fast).toBe(5);
  leaveFast();
  await clock.advance(29_000);
  expect(ticks.fast).toBe(5);
  leaveSlow();
  expect(clock.scheduled).toBe(0);
});

test('time stands still between ticks, so that one rendering shows one moment', async () => {
  const clock = createTestClock();
  const ticker = createTicker(clock);
  const before = ticker.now();
  ticker.subscribeSlow(() => undefined);
  await clock.advance(29_000);
  expect(ticker.now()).toBe(before);
  await clock.advance(1_000);
  expect(ticker.now()).toBe(before + 30_000);
});
