import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstRequests } from './first-requests.ts';
import { taskResultsUrl } from './routes.ts';
import { parseTaskDetailsSearch, parseTaskResultsSearch, stripPageDefaults } from './search.ts';

describe('an address is user input', () => {
  test('nonsense becomes defaults and never throws', () => {
    const nonsense = fc.dictionary(fc.string(), fc.anything());
    fc.assert(
      fc.property(nonsense, (raw) => {
        const { page, pageSize } = parseTaskResultsSearch(raw);
        expect(page).toBeGreaterThanOrEqual(1);
        expect(pageSize).toBeGreaterThanOrEqual(1);
        expect(pageSize).toBeLessThanOrEqual(1000);
      }),
    );
    const raw = {
      page: '0',
      pageSize: '1001',
      status: 'waiting',
      domain: 'a\u0000b',
      taskNo: '   ',
      other: 1,
    };
    expect(parseTaskResultsSearch(raw)).toEqual({ page: 1, pageSize: 50 });
    for (const page of ['1e3', '-1', '01', '2.5', '99999999999', ' 3', null, true]) {
      expect(parseTaskDetailsSearch({ page }).page).toBe(1);
    }
  });

  test('what is written is read back, and defaults are not written', () => {
    const raw = {
      page: '3',
      pageSize: '100',
      status: 'failed',
      domain: ' Example.COM ',
      taskNo: 't',
      instanceId: 'S1',
    };
    const search = parseTaskResultsSearch(raw);
    expect(search).toEqual({
      page: 3,
      pageSize: 100,
      status: 'failed',
      domain: 'example.com',
      taskNo: 't',
      instanceId: 'S1',
    });
    expect(parseTaskResultsSearch(stripPageDefaults(search))).toEqual(search);
    expect(stripPageDefaults({ page: 1, pageSize: 50 })).toEqual({});
  });

  test('20-digit ids survive as text', () => {
    expect(parseTaskResultsSearch({ taskNo: '75e10', instanceId: '12345678901234567890' })).toMatchObject({
      taskNo: '75e10',
      instanceId: '12345678901234567890',
    });
  });
});

describe('one question, one address', () => {
  test('the document preloads what the page asks', () => {
    const search = new URLSearchParams('domain=中文网.cn&status=failed&utm=1');
    const asked = taskResultsUrl({ ...parseTaskResultsSearch(Object.fromEntries(search)), lang: 'zh' });
    expect(firstRequests('/results', search, 'zh')[0]).toBe(asked);
    expect(firstRequests('/tasks/a%2Fb', new URLSearchParams(), 'en')[0]).toContain(
      '/api/tasks/a%2Fb/details?',
    );
    expect(firstRequests('/nowhere', search, 'en')).toEqual(['/api/session']);
  });

  test('no order of parameters makes another address', () => {
    const one = taskResultsUrl({ page: 1, pageSize: 20, domain: 'a.com', status: 'failed', lang: 'en' });
    const other = taskResultsUrl({ lang: 'en', status: 'failed', pageSize: 20, domain: 'a.com', page: 1 });
    expect(one).toBe(other);
  });
});
