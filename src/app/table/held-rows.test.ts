import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdRows, releaseRows } from './held-rows.ts';

interface Row {
  readonly id: string;
  readonly hasLeft?: boolean;
}
const rows = (ids: string): readonly Row[] => [...ids].map((id) => ({ id }));
const idOf = (row: Row) => row.id;
const asLeft = (row: Row): Row => ({ ...row, hasLeft: true });
const drawn = (list: readonly Row[]) => list.map(({ id, hasLeft }) => (hasLeft ? `-${id}` : id)).join(' ');
const hold = (before: string, now: string) => drawn(holdRows(rows(before), rows(now), idOf, asLeft));

describe('a list that was read again', () => {
  test.each([
    ['abcd', 'abcd', 'a b c d'],
    ['abcd', 'acd', 'a -b c d'],
    ['abcd', 'bd', '-a b -c d'],
    ['abc', '', '-a -b -c'],
    ['abcd', 'acde', 'a -b c d e'],
    ['abc', 'abcde', 'a b c d e'],
    // Laid out anew: no row is held.
    ['abcd', 'xacd', 'x a c d'],
    ['abcd', 'dca', 'd c a'],
    ['abc', 'xyz', 'x y z'],
  ])('%s, now %s: %s', (before, now, expected) => {
    expect(hold(before, now)).toBe(expected);
  });

  test('no row that stays changes its place, whatever leaves', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 30 }), fc.func(fc.boolean()), (ids, leaves) => {
        const before = ids.map((id): Row => ({ id }));
        const now = before.filter((row) => !leaves(row.id));
        const held = holdRows(before, now, idOf, asLeft);
        expect(held.map(idOf)).toEqual(ids);
        expect(held.filter((row) => !row.hasLeft)).toEqual(now);
      }),
    );
  });
});

describe('rows that left', () => {
  const release = (now: string, hand?: string, focused?: string) =>
    drawn(releaseRows(holdRows(rows('abcde'), rows(now), idOf, asLeft), rows(now), idOf, { hand, focused }));

  test('go when the pointer and the focus are elsewhere', () => {
    expect(release('ace')).toBe('a c e');
    expect(release('ace', undefined, 'c')).toBe('a c e');
  });
  test('stay under the pointer, above it and under the focus; those below the pointer go', () => {
    expect(release('ace', 'b')).toBe('a -b c e');
    expect(release('ace', 'c')).toBe('a -b c e');
    expect(release('ace', 'e')).toBe('a -b c -d e');
    expect(release('ace', undefined, 'd')).toBe('a c -d e');
  });
  test('nothing to drop gives the same list, so that nothing renders', () => {
    const list = rows('abc');
    expect(releaseRows(list, list, idOf, { hand: 'a', focused: undefined })).toBe(list);
  });
});
