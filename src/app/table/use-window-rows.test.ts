import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowOf } from './use-window-rows.ts';

describe('the drawn part of a long table', () => {
  test('holds every row that the window shows, wherever it is scrolled to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 28, max: 160 }),
        fc.integer({ min: -200_000, max: 2_000 }),
        fc.integer({ min: 200, max: 1500 }),
        (count, height, top, viewport) => {
          const { start, end } = windowOf({ count, height, top, viewport });
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          for (let row = 0; row < count; row += 1) {
            const isSeen = top + row * height < viewport && top + (row + 1) * height > 0;
            if (isSeen) expect(row >= start && row < end).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('stays small: a page of 1,000 rows draws about what a screen holds', () => {
    const { start, end } = windowOf({ count: 1000, height: 36, top: -18_000, viewport: 900 });
    expect(end - start).toBeLessThan(64);
  });
});
