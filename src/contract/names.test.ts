import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainIn, idIn, lacksEnding } from './names.ts';

test.each([
  ['example.com', 'example.com'],
  [' Example.COM ', 'example.com'],
  ['https://example.com/', 'example.com'],
  ['HTTPS://www.Example.com:8443/a/b?c=d#e', 'example.com'],
  ['http://user:pass@example.com/path@x', 'example.com'],
  ['//example.com', 'example.com'],
  ['example.com:443', 'example.com'],
  ['"example.com"', 'example.com'],
  ['“例子。网络”', '例子.网络'],
  ['「例子．网络」，', '例子.网络'],
  ['例子｡com', '例子.com'],
  ['ｅｘａｍｐｌｅ．com', 'example.com'],
  ['example.com.', 'example.com'],
  ['<example.com>,', 'example.com'],
  ['www.example.com', 'example.com'],
  ['www.com', 'www.com'],
  ['www.com.cn', 'www.com.cn'],
  ['xn--fsqu00a.net', 'xn--fsqu00a.net'],
  ['牧野生物', '牧野生物'],
  ['℀', 'a'],
  ['http://', ''],
  ['""', ''],
])('the domain name in %j is %j', (text, domain) => {
  expect(domainIn(text)).toBe(domain);
  expect(domainIn(domainIn(text))).toBe(domain);
});

test('the domain name in a domain name is that name, whatever the text was', () => {
  const part = fc.constantFrom(
    'www.',
    'http://',
    ':80',
    '/a',
    '@',
    '.',
    '"',
    '℀',
    '︓',
    'Ｗ',
    'İ',
    'a',
    '例',
  );
  const text = fc.array(fc.oneof(part, fc.string({ unit: 'grapheme', maxLength: 2 })), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => {
      const name = domainIn(parts.join(''));
      expect(domainIn(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [' "75ADDB07-A2E5-4D20-B053-7C5F6C9F7AB1", ', '75addb07-a2e5-4d20-b053-7c5f6c9f7ab1'],
  ["'s20181t0wli85212'", 'S20181T0WLI85212'],
  ['Task-7', 'Task-7'],
])('the id in %j is %j', (text, id) => {
  expect(idIn(text)).toBe(id);
});

test('a name without a full stop is no whole name', () => {
  expect([lacksEnding('牧野生物'), lacksEnding('例子.com')]).toEqual([true, false]);
});
