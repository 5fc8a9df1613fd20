import { expect, test } from 'vitest';
import { formsOf, inEitherForm } from './domain-forms.ts';

test('a name in either form has both; an ASCII name has one', () => {
  const both = ['xn--fsqu00a.net', '例子.net'];
  expect([formsOf('例子.net'), formsOf('xn--fsqu00a.net'), formsOf('a.com')]).toEqual([
    both,
    both,
    ['a.com'],
  ]);
  expect(formsOf('a b')).toEqual(['a b']);
});

test.each(['xn--fsqu00a.net', '例子.net'])(
  'a cloud that has it as %s is asked until it is found',
  async (stored) => {
    const asked: (string | undefined)[] = [];
    const read = inEitherForm(async (params: { readonly domain?: string }) => {
      asked.push(params.domain);
      const items = params.domain === stored ? [1] : [];
      return { asOf: 0, answer: { items, totalItems: items.length } };
    });
    for (const domain of ['例子.net', 'xn--fsqu00a.net'])
      expect((await read({ domain })).answer.items).toEqual([1]);
    expect(asked.length).toBe(stored.startsWith('xn--') ? 2 : 4);
    await read({ domain: 'a.com' });
    await read({});
    expect(asked.slice(-2)).toEqual(['a.com', undefined]);
  },
);
