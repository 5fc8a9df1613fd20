import { describe, expect, test } from 'vitest';
import { pageRange, typedPage } from './pagination.tsx';

describe('where a page stands in its list', () => {
  test('rows are counted from 1 over all pages', () => {
    expect(pageRange(0, 50)).toEqual({ from: 1, to: 50 });
    expect(pageRange(40, 7)).toEqual({ from: 41, to: 47 });
  });

  test('a page without rows has no range', () => {
    expect(pageRange(400, 0)).toBeUndefined();
  });

  test('a typed page is kept within the pages there are', () => {
    expect(typedPage(' 7 ', 12)).toBe(7);
    expect(typedPage('0', 12)).toBe(1);
    expect(typedPage('99', 12)).toBe(12);
    expect(typedPage('5', 0)).toBe(1);
  });

  test.each(['', 'abc', '1.5', '-3', '1e3', '99999999999'])('"%s" is no page', (text) => {
    expect(typedPage(text, 12)).toBeUndefined();
  });
});
