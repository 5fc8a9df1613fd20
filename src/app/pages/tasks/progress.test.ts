import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskCounts } from '../../../contract/session.ts';
import { addSample, openOf, paceOf, unlistedOf } from './progress.ts';

const START = Date.parse('2026-11-23T12:00:00.000Z');
const counts = (seconds: number, succeeded: number, failed = 0, waiting = 100): TaskCounts => ({
  waiting,
  executing: 0,
  succeeded,
  failed,
  total: waiting + succeeded + failed,
  asOf: new Date(START + seconds * 1000).toISOString(),
});
const seen = (...all: TaskCounts[]) =>
  all.reduce<ReturnType<typeof addSample>>((samples, one) => addSample(samples, one), []);

test('what is in a status that nobody lists is still open, so the task is still watched', () => {
  const ended = { ...counts(0, 10, 5, 0), total: 18 };
  expect([openOf(ended), unlistedOf(ended)]).toEqual([3, 3]);
  expect([openOf(counts(0, 10, 5, 4)), unlistedOf(counts(0, 10, 5, 4))]).toEqual([4, 0]);
});

describe('how fast a task goes', () => {
  test('failures are progress too: 60 ended in 30 s are 120 a minute, and 40 more take 20 s', () => {
    const samples = seen(counts(0, 10, 0), counts(10, 20, 5), counts(30, 60, 10));
    expect(paceOf(samples, 40)).toEqual({ perMinute: 120, msLeft: 20_000 });
  });

  test('nothing is said before something was seen to end, over a few seconds, or at the end', () => {
    expect(paceOf(seen(counts(0, 10)), 40)).toBeUndefined();
    expect(paceOf(seen(counts(0, 10), counts(60, 10)), 40)).toBeUndefined();
    expect(paceOf(seen(counts(0, 10), counts(2, 12)), 40)).toBeUndefined();
    expect(paceOf(seen(counts(0, 10), counts(60, 50)), 0)).toBeUndefined();
  });

  test('an answer that is repeated or arrives late counts once', () => {
    const samples = seen(counts(0, 10), counts(30, 20));
    expect(addSample(samples, counts(30, 20))).toBe(samples);
    expect(addSample(samples, counts(20, 15))).toBe(samples);
  });

  test('what happened more than five minutes ago is forgotten', () => {
    expect(seen(counts(0, 0), counts(200, 50), counts(400, 60))).toHaveLength(2);
  });

  test('an estimate is always a positive, finite time', () => {
    const step = fc.record({ seconds: fc.integer({ min: 0, max: 900 }), ended: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(step), fc.nat(10_000), (steps, open) => {
        const pace = paceOf(seen(...steps.map(({ seconds, ended }) => counts(seconds, ended))), open);
        if (pace) expect(pace.msLeft > 0 && Number.isFinite(pace.msLeft) && pace.perMinute > 0).toBe(true);
      }),
    );
  });
});
