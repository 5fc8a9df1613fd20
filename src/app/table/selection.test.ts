import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSelection, headerState, rangeBetween } from './selection.ts';

const rows = (...ids: string[]) => new Map(ids.map((id) => [id, { id }]));

describe('a choice of rows', () => {
  test('it keeps the copy that was chosen, whatever is shown later', () => {
    const selection = createSelection<{ id: string }>();
    selection.set(rows('a', 'b'), true);
    selection.set(rows('c'), true);
    selection.set(rows('b'), false);
    expect([...selection.rows().values()]).toEqual([{ id: 'a' }, { id: 'c' }]);
  });

  test('it tells listeners when it changes, and only then', () => {
    const selection = createSelection<{ id: string }>();
    let told = 0;
    const leave = selection.subscribe(() => {
      told += 1;
    });
    selection.clear();
    selection.remove(['a']);
    expect(told).toBe(0);
    selection.set(rows('a'), true);
    selection.remove(['a', 'b']);
    expect(told).toBe(2);
    leave();
    selection.set(rows('a'), true);
    expect(told).toBe(2);
  });

  test('the header is all only when every selectable row is chosen', () => {
    expect(headerState(3, 0)).toBe('none');
    expect(headerState(3, 2)).toBe('some');
    expect(headerState(3, 3)).toBe('all');
    expect(headerState(0, 0)).toBe('none');
  });

  test('a range holds both ends and everything between, in either direction', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (anchor, target) => {
        const range = rangeBetween(anchor, target);
        expect(range).toContain(anchor);
        expect(range).toContain(target);
        expect(range).toHaveLength(Math.abs(anchor - target) + 1);
        expect(range).toEqual([...rangeBetween(target, anchor)]);
      }),
    );
  });
});
