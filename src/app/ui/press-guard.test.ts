import { describe, expect, test } from 'vitest';
import { createPressGuard } from './press-guard.ts';

const UNDO = { name: 'Undo' };
const ACKNOWLEDGE = { name: 'Acknowledge the next' };

function setUp({ isStillThere = false } = {}) {
  const guard = createPressGuard<{ name: string }>(() => isStillThere);
  return {
    ...guard,
    /** Moves the pointer to a control, from somewhere else. */
    moveTo: (control: { name: string }, at: number) => {
      guard.over(undefined, { x: 1, y: 1, at });
      guard.over(control, { x: 50, y: 50, at });
    },
  };
}
const here = (at: number) => ({ x: 50, y: 50, at });

describe('a press of the pointer', () => {
  test('on what the reader has moved to is meant, at once', () => {
    const { moveTo, isSurprise } = setUp();
    moveTo(UNDO, 0);
    expect(isSurprise(UNDO, here(1))).toBe(false);
  });

  test('on what came under a resting pointer is ignored for a second', () => {
    const { moveTo, over, isSurprise } = setUp();
    moveTo(UNDO, 0);
    over(ACKNOWLEDGE, here(10_000));
    expect(isSurprise(ACKNOWLEDGE, here(10_070))).toBe(true);
    expect(isSurprise(ACKNOWLEDGE, here(10_999))).toBe(true);
    expect(isSurprise(ACKNOWLEDGE, here(11_001))).toBe(false);
  });

  test('on what came long ago is meant, also if the browser says only now that the pointer is over it', () => {
    const { moveTo, over, isSurprise } = setUp();
    moveTo(UNDO, 0);
    over(ACKNOWLEDGE, here(15_000), 10_000);
    expect(isSurprise(ACKNOWLEDGE, here(15_001))).toBe(false);
  });

  test('on what came under a resting pointer is meant once the pointer is moved on it', () => {
    const { moveTo, over, isSurprise } = setUp();
    moveTo(UNDO, 0);
    over(ACKNOWLEDGE, here(10_000));
    over(ACKNOWLEDGE, { x: 53, y: 50, at: 10_100 });
    expect(isSurprise(ACKNOWLEDGE, { x: 53, y: 50, at: 10_101 })).toBe(true);
    over(ACKNOWLEDGE, { x: 70, y: 50, at: 10_200 });
    expect(isSurprise(ACKNOWLEDGE, { x: 70, y: 50, at: 10_201 })).toBe(false);
  });

  test('on what was long in the page and has now moved under a resting pointer is ignored', () => {
    const { moveTo, over, isSurprise } = setUp();
    moveTo(UNDO, 5_000);
    over(ACKNOWLEDGE, here(15_000), 2_000);
    expect(isSurprise(ACKNOWLEDGE, here(15_001))).toBe(true);
  });

  test('on what was scrolled or typed under the pointer is meant', () => {
    const { moveTo, over, actedOtherwise, isSurprise } = setUp();
    moveTo(UNDO, 0);
    actedOtherwise();
    over(ACKNOWLEDGE, here(100));
    expect(isSurprise(ACKNOWLEDGE, here(150))).toBe(false);
  });

  test('that is the second half of a double click does not reach what took the place of the first', () => {
    const { moveTo, over, isSurprise } = setUp();
    moveTo(UNDO, 0);
    expect(isSurprise(UNDO, here(10))).toBe(false);
    over(ACKNOWLEDGE, { x: 52, y: 51, at: 190 });
    expect(isSurprise(ACKNOWLEDGE, { x: 52, y: 51, at: 200 })).toBe(true);
    expect(isSurprise(ACKNOWLEDGE, { x: 52, y: 51, at: 1_300 })).toBe(false);
  });

  test('on the neighbour of a control that is still there is meant', () => {
    const { moveTo, over, isSurprise } = setUp({ isStillThere: true });
    moveTo(UNDO, 0);
    isSurprise(UNDO, here(10));
    over(ACKNOWLEDGE, { x: 55, y: 50, at: 190 });
    expect(isSurprise(ACKNOWLEDGE, { x: 55, y: 50, at: 200 })).toBe(false);
  });
});
