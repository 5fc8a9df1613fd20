import { expect, test } from 'vitest';
import { createLeftOperations } from './left-operations.ts';

function memory(text: string | null) {
  let stored = text;
  return {
    getItem: () => stored,
    setItem: (_key: string, value: string) => {
      stored = value;
    },
  };
}

test('an operation that was left is not asked about again, not after a reload either', () => {
  const storage = memory(null);
  createLeftOperations(() => storage).add('one');
  const later = createLeftOperations(() => storage);
  expect([later.has('one'), later.has('two')]).toEqual([true, false]);
});

test.each(['{', '{"a":1}', '[1,null]'])('what is stored is not trusted: %s', (text) => {
  const left = createLeftOperations(() => memory(text));
  expect(left.has('1')).toBe(false);
  left.add('one');
  expect(left.has('one')).toBe(true);
});

test('where nothing can be stored it lasts as long as the page', () => {
  const left = createLeftOperations(() => {
    throw new Error('SecurityError');
  });
  left.add('one');
  expect(left.has('one')).toBe(true);
});
