import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createServerTime } from './server-time.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-25T12:00:00Z');
const header = (time: number) => new Date(time).toUTCString();

test('whatever the browser’s clock says and however it jumps, an answer sets the time to within two seconds', () => {
  const jump = fc.integer({ min: -48 * HOUR, max: 48 * HOUR });
  fc.assert(
    fc.property(jump, fc.array(fc.tuple(fc.nat(HOUR), jump), { maxLength: 20 }), (start, steps) => {
      let passed = 0;
      let skew = start;
      const time = createServerTime({ now: () => NOON + passed + skew, monotonic: () => passed });
      time.note(header(NOON));
      for (const [wait, next] of steps) {
        passed += wait;
        skew = next;
        expect(Math.abs(time.now() - (NOON + passed))).toBeLessThan(2_000);
        time.note(header(NOON + passed));
      }
    }),
  );
});

test('before the first answer it is the browser’s, and only a real correction is told', () => {
  let passed = 0;
  const time = createServerTime({ now: () => NOON + 26 * HOUR + passed, monotonic: () => passed });
  const corrected = vi.fn();
  time.subscribe(corrected);
  expect(time.now()).toBe(NOON + 26 * HOUR);
  time.note(null);
  time.note('soon');
  expect(corrected).not.toHaveBeenCalled();
  time.note(header(NOON));
  expect(corrected).toHaveBeenCalledOnce();
  passed = 10_700;
  time.note(header(NOON + passed));
  expect(corrected).toHaveBeenCalledOnce();
  expect(time.now()).toBe(NOON + 500 + passed);
});
