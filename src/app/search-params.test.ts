import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstRequests } from '../contract/first-requests.ts';
import { taskResultsUrl } from '../contract/routes.ts';
import { parseAcknowledgedSearch, parseTaskResultsSearch, stripPageDefaults } from '../contract/search.ts';
import { viewOf } from './pages/acknowledged/views.ts';
import { parseAddress, writeAddress } from './search-params.ts';

describe('the view state in an address', () => {
  test('ids of any length stay text', () => {
    expect(parseAddress('?taskId=9007199254740993&taskNo=12345&domain=75e10')).toEqual({
      taskId: '9007199254740993',
      taskNo: '12345',
      domain: '75e10',
    });
  });

  test('what is written is read back, for any filter', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 9999 }), (text, page) => {
        const search = parseTaskResultsSearch({ domain: text, taskNo: text, page: String(page) });
        const address = writeAddress(stripPageDefaults(search));
        expect(parseTaskResultsSearch(parseAddress(address))).toEqual(search);
      }),
    );
  });

  test('the page asks for its rows at the address that the document preloads', () => {
    for (const search of ['', '?page=2&status=failed', '?domain=A.com&pageSize=20&x=1', '?page=1&page=3']) {
      const params = parseTaskResultsSearch(parseAddress(search));
      const preloads = firstRequests('/results', new URLSearchParams(search), 'en');
      expect(preloads[0]).toBe(taskResultsUrl({ ...params, lang: 'en' }));
    }
  });

  test('defaults and empty values leave no trace', () => {
    expect(writeAddress(stripPageDefaults(parseTaskResultsSearch({ page: 'x', status: 'banana' })))).toBe('');
  });
});

describe('the address of the acknowledged results', () => {
  test('states may come joined or as a list; unknown ones are dropped', () => {
    const states = ['confirmed', 'gone'];
    expect(parseAcknowledgedSearch({ state: 'gone,confirmed,nonsense' }).state).toEqual(states);
    expect(parseAcknowledgedSearch({ state: states }).state).toEqual(states);
    expect(parseAcknowledgedSearch({ state: 'nonsense' })).toEqual({ page: 1, pageSize: 50 });
  });

  test('a view is recognised by its states, in any order', () => {
    expect(viewOf(['gone', 'confirmed'])).toBe('acknowledged');
    expect(viewOf(undefined)).toBe('all');
    expect(viewOf(['confirmed'])).toBeUndefined();
  });
});
