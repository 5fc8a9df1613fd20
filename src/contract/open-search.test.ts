import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, writeAddress } from '../app/search-params.ts';
import { firstRequests } from './first-requests.ts';
import { addressOf, readOpen, withoutOpen } from './open-search.ts';
import { parseTaskDetailsSearch, parseTaskResultsSearch } from './search.ts';

const anyId = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

describe('the opened row in an address', () => {
  test.each([undefined, null, 7, '', '   ', '?', '?3', ' ?3', 'a\u0000b', 'x'.repeat(513), ['a']])(
    'what cannot be an id opens nothing: %j',
    (open) => {
      expect(readOpen({ open })).toEqual({});
    },
  );

  test('an id pasted with blanks around it is that id, in its own case', () => {
    expect(readOpen({ open: ' 75E10 \n' })).toEqual({ open: '75E10' });
  });

  test('whatever is put into an address is read back as it was', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const open = addressOf(id);
        fc.pre(open !== undefined);
        expect(readOpen(parseAddress(writeAddress({ open })))).toEqual({ open: id });
      }),
    );
    expect(addressOf('?3')).toBeUndefined();
    expect(addressOf(' a')).toBeUndefined();
  });

  test('it changes nothing of what a page asks for', () => {
    const raw = { status: 'failed', page: '2' };
    expect(parseTaskResultsSearch({ ...raw, open: 'a' })).toEqual(parseTaskResultsSearch(raw));
    expect(parseTaskDetailsSearch({ ...raw, open: 'a' })).toEqual(parseTaskDetailsSearch(raw));
    expect(withoutOpen({ ...raw, open: 'a' })).toEqual(raw);
    for (const path of ['/results', '/tasks/t', '/acknowledged']) {
      const ask = (search: string) => firstRequests(path, new URLSearchParams(search), 'en');
      expect(ask('status=failed&open=a')).toEqual(ask('status=failed'));
    }
  });
});
