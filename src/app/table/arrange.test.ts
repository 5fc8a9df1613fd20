import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeColumns, arrangeRows } from './arrange.ts';
import { type Arrangement, readArrangements, writeArrangements } from './arrangement.ts';
import type { Column } from './column.ts';

interface Result {
  readonly id: string;
  readonly domain: string;
  readonly tries?: number;
}

const columns: readonly Column<Result>[] = [
  {
    id: 'domain',
    header: () => 'Domain',
    cell: ({ domain }) => domain,
    isRowHeader: true,
    accessorFn: ({ domain }) => domain,
  },
  { id: 'tries', header: () => 'Tries', cell: ({ tries }) => tries, accessorFn: ({ tries }) => tries },
  { id: 'id', header: () => 'Id', cell: ({ id }) => id, isHiddenAtFirst: true },
  { id: 'action', header: () => 'Action', cell: () => 'Go', isHeaderHidden: true },
];
const rows: readonly Result[] = [
  { id: '1', domain: 'b10.com', tries: 2 },
  { id: '2', domain: 'B9.com' },
  { id: '3', domain: 'a.com', tries: 11 },
  { id: '4', domain: 'c.com', tries: 2 },
];
const sorted = (id: string, isDescending: boolean) =>
  arrangeRows(columns, rows, { sort: { id, isDescending } }).map((row) => row.id);
const shown = (...ids: string[]) => arrangeColumns(columns, { columns: ids }).map(({ id }) => id);

describe('the rows of a page', () => {
  test('texts are sorted as people read them, whatever their case', () => {
    expect(sorted('domain', false)).toEqual(['3', '2', '1', '4']);
    expect(sorted('domain', true)).toEqual(['4', '1', '2', '3']);
  });

  test('numbers are sorted by value; equal ones stay as they came, and none comes last in either direction', () => {
    expect(sorted('tries', false)).toEqual(['1', '4', '3', '2']);
    expect(sorted('tries', true)).toEqual(['3', '1', '4', '2']);
  });

  test('without an order, and by a column that cannot sort or is not there, they stay as they came', () => {
    expect(arrangeRows(columns, rows, {})).toEqual(rows);
    expect([sorted('action', false), sorted('gone', true)]).toEqual([
      ['1', '2', '3', '4'],
      ['1', '2', '3', '4'],
    ]);
  });

  test('each row is the one that was given, once', () => {
    const row = fc.record(
      { id: fc.uuid(), domain: fc.string(), tries: fc.nat() },
      { requiredKeys: ['id', 'domain'] },
    );
    fc.assert(
      fc.property(
        fc.array(row),
        fc.constantFrom('domain', 'tries'),
        fc.boolean(),
        (any, id, isDescending) => {
          const ordered = arrangeRows<Result>(columns, any, { sort: { id, isDescending } });
          expect(new Set(ordered)).toEqual(new Set(any));
          expect(ordered).toHaveLength(any.length);
        },
      ),
    );
  });
});

describe('the columns of a table', () => {
  test('those chosen are shown in their order, and what acts on a row always stands last', () => {
    expect(shown('tries', 'domain')).toEqual(['tries', 'domain', 'action']);
    expect(shown('action', 'id', 'domain')).toEqual(['id', 'domain', 'action']);
    expect(shown('gone', 'domain')).toEqual(['domain', 'action']);
  });

  test('what names a row cannot be hidden', () => {
    expect(shown('tries')).toEqual(['tries', 'domain', 'action']);
    expect(shown('gone')).toEqual(['domain', 'action']);
  });

  test('a sort alone leaves them as they are at first', () => {
    const arrangement = { sort: { id: 'domain', isDescending: true } };
    expect(arrangeColumns(columns, arrangement).map(({ id }) => id)).toEqual(['domain', 'tries', 'action']);
  });
});

describe('what is remembered', () => {
  test('it is read as it was written, by a cookie that needs no escapes', () => {
    const word = fc.stringMatching(/^[a-z]\w{0,12}$/);
    const sort = fc.record({ id: word, isDescending: fc.boolean() });
    const arrangement: fc.Arbitrary<Arrangement> = fc.oneof(
      fc.record({ sort }),
      fc.record({ columns: fc.array(word, { minLength: 1 }) }),
      fc.record({ sort, columns: fc.array(word, { minLength: 1 }) }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, arrangement), { selector: ([name]) => name }), (tables) => {
        const text = writeArrangements(new Map(tables));
        expect(text).toMatch(/^[\w.!~-]*$/);
        expect(readArrangements(text)).toEqual(new Map(tables));
      }),
    );
  });

  test('any text is read, as nothing if it means nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => readArrangements(text) instanceof Map));
    expect([...readArrangements('')]).toEqual([]);
    expect([...readArrangements('results!!~!-a!b')]).toEqual([]);
  });
});
