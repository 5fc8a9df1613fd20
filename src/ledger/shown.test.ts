import { describe, expect, test } from 'vitest';
import type { Database } from '../platform/database.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { detail, details, idsOf, OPERATION, OTHER, showing } from './testing/rig.ts';

const FIVE = details(5);

describe('what is seen', () => {
  test('a listed row carries what the ledger is doing with it', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 1) });
    const marks = () => ledger.show(FIVE, rig.clock.now()).map((row) => row.acknowledgement?.state);
    expect(marks()).toEqual(['pending', undefined, undefined, undefined, undefined]);
    expect(ledger.show(FIVE, rig.clock.now())[0]?.acknowledgement?.sendAt).toBe('2026-11-23T12:00:10.000Z');
    await rig.clock.advance(10_000);
    expect(marks()[0]).toBe('confirmed');
  });

  test('a detail of a task is marked too, and nothing is concluded from it: acknowledged ones stay in their task', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 1), undoSeconds: 0 });
    ledger.acknowledge({ operationId: OTHER, ids: ids.slice(1, 2) });
    await ledger.undo(OTHER);
    await rig.clock.advance(3_600_000);
    const marks = ledger.mark([...FIVE, detail(6)]).map((row) => row.acknowledgement?.state);
    expect(marks).toEqual(['confirmed', undefined, undefined, undefined, undefined, undefined]);
    expect(
      ledger
        .acknowledgedResults({ page: 1, pageSize: 9 })
        .items.map(({ state }) => state)
        .sort(),
    ).toEqual(['confirmed', 'undone']);
    expect(() =>
      ledger.acknowledge({ operationId: OTHER.replace(/.$/, 'f'), ids: ['6'.padStart(32, '0')] }),
    ).toThrow('not shown');
  });

  test('presence is proof: a row still listed after the settle time was not acknowledged, whatever the answer said', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(60_000);
    expect(ledger.show(FIVE.slice(0, 1), rig.clock.now())[0]?.acknowledgement?.state).toBe('confirmed');
    await rig.clock.advance(1);
    expect(ledger.show(FIVE.slice(0, 1), rig.clock.now())[0]?.acknowledgement?.state).toBe('not_acked');
    expect(ledger.acknowledge({ operationId: OTHER, ids: ids.slice(0, 1) }).state).toBe('pending');
  });

  test('an old reading proves nothing about a later call', async () => {
    const { rig, ledger, ids } = showing();
    const readAt = rig.clock.now();
    await rig.clock.advance(1000);
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(120_000);
    expect(ledger.show(FIVE, readAt)[0]?.acknowledgement?.state).toBe('confirmed');
  });

  test('rows are noted after they were answered, a slice at a time; a click or an orderly end notes the rest at once', async () => {
    const many = details(1000);
    const db = openDatabase(':memory:');
    const noted = () => db.all('SELECT 1 FROM seen_row').length;
    const slices: number[] = [];
    const run: Database['run'] = (sql, ...params) => {
      const changes = db.run(sql, ...params);
      if (sql.includes('INTO seen_row')) slices.push(changes);
      return changes;
    };
    const { rig, ledger } = showing([], { db: { ...db, run } });
    ledger.show(many, rig.clock.now());
    expect(noted()).toBe(0);
    slices.length = 0;
    await rig.clock.advance(0);
    expect(noted()).toBe(1000);
    expect(slices).toEqual(Array.from({ length: 5 }, () => 200));
    ledger.show(details(1300), rig.clock.now());
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(details(1300).slice(-1)) });
    expect(noted()).toBe(1300);
    ledger.show(details(1500), rig.clock.now());
    await ledger.close();
    expect(noted()).toBe(1500);
  });

  test('a transfer code is kept nowhere, unless it was asked for', async () => {
    const canary = 'CANARY-TRANSFER-CODE';
    const rows = [detail(1, { taskResult: canary })];
    for (const keepTaskResult of [false, true]) {
      const { rig, ledger, ids } = showing(rows, { keepTaskResult });
      ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
      await rig.clock.advance(0);
      const tables = ['seen_row', 'result', 'operation'].map((table) => rig.db.all(`SELECT * FROM ${table}`));
      expect(JSON.stringify(tables).includes(canary)).toBe(keepTaskResult);
      expect(rig.events.join().includes(canary)).toBe(false);
    }
  });
});
