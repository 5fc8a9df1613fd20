import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { SqlValue } from '../../platform/database.ts';
import { openDatabase } from '../../platform/sqlite.ts';
import { atOnce } from '../portions.ts';
import { createReads } from './reads.ts';
import type { DetailFilter, DetailRow } from './records.ts';
import { createWrites } from './writes.ts';

vi.setConfig({ testTimeout: 30_000 });

const ROWS = 140_000;
/** Task 1 has three quarters of the rows and task 2 the others, both more than one block of each level. */
const db = openDatabase(':memory:');
const reads = createReads(db);
const writes = createWrites(db);
const EVERYTHING = { offset: 0, limit: ROWS };

beforeAll(() => {
  writes.reset();
  writes.addTasks([
    { id: 1, taskNo: 'large', type: 'CHG_DNS', created: 0, size: 105_000 },
    { id: 2, taskNo: 'small', type: 'CHG_DNS', created: 0, size: 35_000 },
  ]);
  // Every ninth failed. Half of the newest third and all of a range in the middle are acknowledged.
  db.exec(`
    WITH RECURSIVE row (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM row WHERE id < ${ROWS})
    INSERT INTO detail SELECT id, iif(id % 4 = 0, 2, 1), iif(id % 4 = 0, id / 4, id - id / 4), 'no' || id,
      'd' || id % 5000, 'd' || id % 5000, 'i' || id % 5000, id, id, iif(id % 9 = 0, 3, 2), 0, NULL, NULL, NULL,
      (id > 93000 AND id % 2 = 0) OR id BETWEEN 20000 AND 72000
    FROM row`);
  writes.index();
});

function ids(rows: readonly DetailRow[]): number[] {
  return rows.map(({ id }) => id);
}

/** The same question in plain SQL, without indexes or blocks. */
function plainly(filter: DetailFilter, isQueue: boolean): number[] {
  const where = [
    filter.taskNo === undefined ? '1' : `+task_id = ${filter.taskNo === 'large' ? 1 : 2}`,
    filter.status === undefined ? '1' : `+outcome = ${filter.status}`,
    isQueue ? '+acked = 0' : '1',
  ].join(' AND ');
  return db
    .all<{ id: number }>(`SELECT id FROM detail WHERE ${where} ORDER BY id ${isQueue ? 'DESC' : ''}`)
    .map(({ id }) => id);
}

const statuses = [undefined, 2, 3];
const offset = fc.integer({ min: 0, max: ROWS });
const limit = fc.integer({ min: 1, max: 1000 });

test.each(
  [undefined, 'large', 'small'].flatMap((taskNo) => statuses.map((status) => [taskNo, status] as const)),
)('the queue of task %s with status %s is counted and cut exactly at any depth', (taskNo, status) => {
  const filter = { taskNo, status };
  const expected = plainly(filter, true);
  fc.assert(
    fc.property(offset, limit, (from, count) => {
      const page = reads.queue(filter, { offset: from, limit: count });
      expect(page.total).toBe(expected.length);
      expect(ids(page.rows)).toEqual(expected.slice(from, from + count));
    }),
    { numRuns: 25 },
  );
});

test.each(['large', 'small'].flatMap((taskNo) => statuses.map((status) => [taskNo, status] as const)))(
  'the details of task %s with status %s are counted and cut exactly at any depth',
  (taskNo, status) => {
    const expected = plainly({ taskNo, status }, false);
    fc.assert(
      fc.property(offset, limit, (from, count) => {
        const page = reads.details({ taskNo, status }, { offset: from, limit: count }, 0);
        expect(page.total).toBe(expected.length);
        expect(ids(page.rows)).toEqual(expected.slice(from, from + count));
      }),
      { numRuns: 15 },
    );
  },
);

test('the counts follow acknowledging and finishing', () => {
  const before = reads.queue({ taskNo: 'small' }, EVERYTHING);
  const gone = before.rows.filter((_row, index) => index % 3 === 0);
  expect(atOnce(writes.acknowledge(gone.map((row) => row.detail_no)))).toBe(gone.length);
  writes.addTasks([{ id: 3, taskNo: 'new', type: 'CHG_DNS', created: 0, size: 1500 }]);
  writes.addOpen(
    Array.from({ length: 1500 }, (_value, index) => ({
      ...{
        detailNo: `new${index}`,
        taskId: 3,
        seq: index + 1,
        domain: 'new.example',
        instanceId: 'i',
        starts: 0,
      },
      ...{ finishes: 10 + index, outcome: index % 5 ? (2 as const) : (3 as const), tries: 0 },
      ...{ failure: null, reason: null, result: null },
    })),
  );
  atOnce(writes.settle(10 + 1199));
  expect(reads.queue({ taskNo: 'new' }, EVERYTHING)).toMatchObject({ total: 1200, rows: { length: 1200 } });
  expect(reads.queue({ taskNo: 'new', status: 3 }, EVERYTHING)).toMatchObject({
    total: 240,
    rows: { length: 240 },
  });
  expect(reads.details({ taskNo: 'new', status: 1 }, EVERYTHING, 5)).toMatchObject({ total: 300 });
  for (const filter of [{}, { taskNo: 'small' }, { status: 3 }]) {
    const page = reads.queue(filter, EVERYTHING);
    expect(page.rows).toHaveLength(page.total);
    expect(ids(page.rows)).toEqual([...ids(page.rows)].sort((a, b) => b - a));
  }
});

test('however deep, a page reads few blocks and skips less than one of them', () => {
  let blocks = 0;
  let skipped = 0;
  const watched = createReads({
    ...db,
    all: <Row>(sql: string, ...params: SqlValue[]) => {
      const rows = db.all<Row>(sql, ...params);
      if (sql.includes('FROM tally')) blocks += rows.length;
      else skipped = Math.max(skipped, Number(params.at(-1)));
      return rows;
    },
  });
  for (const filter of [{}, { taskNo: 'large' }, { status: 3 }, { taskNo: 'small', status: 2 }]) {
    const { total } = watched.queue(filter, { offset: 0, limit: 1 });
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
      blocks = 0;
      watched.queue(filter, { offset: Math.floor(total * share), limit: 100 });
      expect(blocks).toBeLessThanOrEqual(Math.ceil(ROWS / 65_536) + 64);
    }
  }
  expect(skipped).toBeGreaterThan(0);
  expect(skipped).toBeLessThan(1024);
});

test('no question of the queue or of a task walks its rows: each uses the index made for it', () => {
  const plan = (sql: string) =>
    db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail);
  for (const [index, where, order] of [
    ['queue', 'acked = 0 AND detail.id > 0 AND detail.id <= 9', 'detail.id DESC'],
    ['queue_by_outcome', 'acked = 0 AND detail.id > 0 AND outcome = 3 AND detail.id <= 9', 'detail.id DESC'],
    ['queue_by_task', 'acked = 0 AND detail.id > 0 AND task_id = 1 AND seq <= 9', 'seq DESC'],
    [
      'queue_by_task_outcome',
      'acked = 0 AND detail.id > 0 AND task_id = 1 AND outcome = 3 AND seq <= 9',
      'seq DESC',
    ],
    ['detail_by_task_outcome', 'task_id = 1 AND detail.id > 0 AND outcome = 2 AND seq >= 9', 'seq'],
    ['detail_by_domain', "acked = 0 AND detail.id > 0 AND domain_key = 'd'", 'detail.id DESC'],
  ]) {
    const steps = plan(
      `SELECT * FROM detail INDEXED BY ${index} JOIN task ON task.id = detail.task_id WHERE ${where} ORDER BY ${order} LIMIT 9`,
    );
    expect(
      steps.filter((step) => /SCAN|TEMP B-TREE/.test(step)),
      index,
    ).toEqual([]);
  }
});
