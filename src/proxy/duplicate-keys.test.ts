import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicateKey } from './duplicate-keys.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1, "\\u0061" : 2}', 'a'],
  ['{"x":{"b":1,"b":2}}', 'b'],
  ['[{"a":1},{"c":[],"c":{}}]', 'c'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ['{"a":{"a":{"a":1}},"b":{"a":1}}', undefined],
  ['{"a":"{\\"a\\":1","b":"a\\":"}', undefined],
  ['["a","a",{"a":"a"}]', undefined],
])('%s', (json, key) => {
  JSON.parse(json);
  expect(findDuplicateKey(json)).toBe(key);
});

test('what was written from an object never has one', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => findDuplicateKey(JSON.stringify(value)) === undefined));
});
