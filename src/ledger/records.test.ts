import { describe, expect, test } from 'vitest';
import type { AcknowledgedResult } from '../contract/acknowledgement.ts';
import { details, idsOf, OPERATION, OTHER, showing } from './testing/rig.ts';

const rowsOf = (pages: Iterable<readonly AcknowledgedResult[]>) => [...pages].flat();

describe('the record, walked', () => {
  test('is all of it, oldest first, a thousand rows at a time', async () => {
    const rows = details(2300);
    const { rig, ledger, ids } = showing(rows);
    for (let batch = 0; batch < 3; batch += 1) {
      const operationId = `00000000-0000-4000-8000-00000000000${3 - batch}`;
      ledger.acknowledge({ operationId, ids: ids.slice(batch * 1000, batch * 1000 + 1000) });
      await rig.clock.advance(batch);
    }
    const pages = [...ledger.acknowledgedPages({})];
    expect(pages.map((page) => page.length)).toEqual([1000, 1000, 300]);
    const walked = pages.flat();
    expect(new Set(idsOf(walked))).toEqual(new Set(ids));
    expect(walked.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual(
      walked.map(({ acknowledgedAt }) => acknowledgedAt).sort(),
    );
    const listed = [1, 2, 3].flatMap((page) => ledger.acknowledgedResults({ page, pageSize: 1000 }).items);
    const byId = (a: AcknowledgedResult, b: AcknowledgedResult) => (a.taskDetailNo < b.taskDetailNo ? -1 : 1);
    expect([...walked].sort(byId)).toEqual([...listed].sort(byId));
  });

  test('takes the filters of the list', async () => {
    const { ledger, ids } = showing(details(20));
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 12) });
    ledger.acknowledge({ operationId: OTHER, ids: ids.slice(12) });
    await ledger.undo(OTHER);
    for (const filter of [
      { state: ['undone' as const] },
      { domain: 'EXAMPLE-3.com' },
      { ids: ids.slice(10, 14) },
      { to: '2026-11-23T12:00:00.000Z' },
      { taskNo: 'none' },
    ]) {
      const { items } = ledger.acknowledgedResults({ ...filter, page: 1, pageSize: 1000 });
      expect(new Set(rowsOf(ledger.acknowledgedPages(filter)))).toEqual(new Set(items));
    }
    expect(rowsOf(ledger.acknowledgedPages({ state: ['undone'] }))).toHaveLength(8);
  });

  test('skips nothing and repeats nothing while results change state and more are added', async () => {
    const { rig, ledger, ids } = showing(details(2200));
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 1000) });
    ledger.acknowledge({ operationId: OTHER, ids: ids.slice(1000, 2000) });
    await rig.clock.advance(1);
    const walk = ledger.acknowledgedPages({ state: ['pending'] })[Symbol.iterator]();
    const first = idsOf(walk.next().value ?? []);
    await ledger.undo(OPERATION, first.slice(0, 300));
    const third = '00000000-0000-4000-8000-000000000003';
    ledger.acknowledge({ operationId: third, ids: ids.slice(2000) });
    const all = [...first];
    for (let page = walk.next(); !page.done; page = walk.next()) all.push(...idsOf(page.value));
    expect(all).toHaveLength(new Set(all).size);
    expect(new Set(all)).toEqual(new Set(ids));
  });
});
