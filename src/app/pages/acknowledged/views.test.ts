import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAcknowledgedSearch } from '../../../contract/search.ts';
import { filterOf, tryIdOf } from './views.ts';

describe('the address of the acknowledged results', () => {
  test.each(['2026-02-30', '2026-13-01', '23.11.2026', '2026-11-23T00:00', '0000-00-00', 'today', ''])(
    'a day that does not exist is no filter: %s',
    (day) => {
      expect(parseAcknowledgedSearch({ from: day, to: day })).toEqual({ page: 1, pageSize: 50 });
    },
  );

  test('both days are included: the filter ends where the next day begins, over the end of a month too', () => {
    const { from = '', to = '' } = filterOf(
      parseAcknowledgedSearch({ from: '2026-11-30', to: '2026-11-30' }),
    );
    expect(new Date(from)).toEqual(new Date(2026, 10, 30));
    expect(new Date(to)).toEqual(new Date(2026, 11, 1));
  });

  test('what needs attention is the last try of each result; every other view shows all tries', () => {
    const attention = 'interrupted,unknown,not_acked,failed';
    expect(filterOf(parseAcknowledgedSearch({ state: attention }))).toMatchObject({ latest: true });
    expect(filterOf(parseAcknowledgedSearch({ state: 'failed' }))).not.toHaveProperty('latest');
  });

  test('what is not filtered by is not asked for', () => {
    expect(filterOf(parseAcknowledgedSearch({ page: '3', state: 'nonsense' }))).toEqual({});
  });

  test('two tries never share an id, though a TaskDetailNo may have dots', () => {
    const one = { taskDetailNo: fc.constantFrom('a', 'a.b', 'a.b.c', '.'), operationId: fc.uuid() };
    fc.assert(
      fc.property(fc.record(one), fc.record(one), (a, b) => {
        const isSame = a.taskDetailNo === b.taskDetailNo && a.operationId === b.operationId;
        expect(tryIdOf(a) === tryIdOf(b)).toBe(isSame);
      }),
    );
  });
});
