import { expect, test } from 'vitest';
import type { Database, SqlValue } from '../platform/database.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { createRig, details, idsOf, OPERATION, OTHER, pageOf } from './testing/rig.ts';

/** The same store, which remembers what it was asked. */
function listening(db: Database) {
  const asked = new Map<string, readonly SqlValue[]>();
  const hear = <Answer>(run: (sql: string, ...params: SqlValue[]) => Answer) => {
    return (sql: string, ...params: SqlValue[]) => {
      asked.set(sql, params);
      return run(sql, ...params);
    };
  };
  const heard = { ...db, run: hear(db.run), get: hear(db.get), all: hear(db.all) } as Database;
  return { heard, asked };
}

/** What is asked of a whole operation or of the whole record on purpose. */
const OF_ALL = [
  // How many results of an operation are in which state.
  /count\(\*\) AS n FROM result\s+WHERE operation_id/,
  // The results of an operation of at most 1,000.
  /r\.domain_name FROM result AS r/,
];

/**
 * With 100,000 results in the record, a statement about fifty of them that went through all took 18 seconds, and the whole
 * process waited with it.
 */
test('no statement of sending, checking and showing goes through all results of an operation or an account', async () => {
  const db = openDatabase(':memory:');
  const { heard, asked } = listening(db);
  const rows = details(200).map((row, index) =>
    index % 3 === 0 ? { ...row, status: 'failed' as const } : row,
  );
  const rig = createRig({ db: heard });
  const ledger = rig.open();
  // What a new file or a start asks is asked once.
  asked.clear();
  rig.readTask = async (params) => ({ answer: pageOf(rows, params) });
  rig.readQueue = async (params) => ({ asOf: rig.clock.now(), answer: pageOf(rows.slice(0, 60), params) });
  ledger.show(rows, rig.clock.now());
  ledger.acknowledge({ operationId: OTHER, ids: idsOf(rows) });
  await ledger.undo(OTHER, idsOf(rows).slice(0, 2));
  await ledger.undo(OTHER);
  ledger.acknowledge({ operationId: OPERATION, ids: idsOf(rows), undoSeconds: 0 });
  rig.answer = (ids) =>
    rig.calls.length === 3
      ? { kind: 'throttled', error: { code: 'Throttling', message: '' } }
      : { kind: 'answered', result: ids.length - 1, requestId: 'R' };
  await rig.clock.advance(0);
  await ledger.stop(OPERATION);
  await ledger.resume(OPERATION);
  await rig.clock.advance(200_000);
  ledger.show(rows.slice(0, 60), rig.clock.now());
  expect(ledger.operation(OPERATION).counts).toEqual({ gone: 140, not_acked: 60 });
  expect(ledger.operations()).toHaveLength(2);

  const plans = [...asked].flatMap(([sql, params]) => {
    if (OF_ALL.some((known) => known.test(sql))) return [];
    const steps = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...params);
    return steps.map(({ detail }) => ({ detail, sql }));
  });
  const long = plans.filter(({ detail }) =>
    /SCAN (result|r|found|other|later)\b|(result|r|found|other|later) USING .*\((account|operation_id)=\?\)/.test(
      detail,
    ),
  );
  expect(long).toEqual([]);
  expect(plans.length).toBeGreaterThan(30);
});
