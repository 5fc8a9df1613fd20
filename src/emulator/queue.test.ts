import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Params } from './testing/caller.ts';
import { startEmulator, type TestEmulator } from './testing/start.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Row {
  readonly TaskDetailNo: string;
  readonly TaskNo: string;
  readonly DomainName: string;
  readonly InstanceId: string;
  readonly TaskStatusCode: number;
}

const RESULTS = 1500;

/** The queue, read page by page. */
async function walk(
  emulator: TestEmulator,
  filter: Params,
  pageSize: number,
  action = 'PollTaskResult',
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await emulator.call(action, {
      ...filter,
      PageNum: String(page),
      PageSize: String(pageSize),
    });
    rows.push(...body.Data.TaskDetail);
    expect(body.TotalPageNum).toBe(Math.ceil(body.TotalItemNum / pageSize));
    expect([body.PrePage, body.NextPage]).toEqual([page > 1, page < body.TotalPageNum]);
    expect(body.Data.TaskDetail.length).toBe(
      Math.max(0, Math.min(pageSize, body.TotalItemNum - (page - 1) * pageSize)),
    );
    if (!body.NextPage) return rows;
  }
}

/** A plain model of the filters: every one that is present must hold. */
function matches(row: Row, filter: Params): boolean {
  return (
    (filter.TaskResultStatus ?? filter.TaskStatus ?? String(row.TaskStatusCode)) ===
      String(row.TaskStatusCode) &&
    (filter.DomainName ?? row.DomainName) === row.DomainName &&
    (filter.TaskNo ?? row.TaskNo) === row.TaskNo &&
    (filter.InstanceId ?? row.InstanceId) === row.InstanceId
  );
}

/** Filters with values of an existing row, so that most find something. */
function filterOf(row: Row, statusName: string): fc.Arbitrary<Params> {
  const fields = {
    [statusName]: fc.constantFrom('2', '3'),
    DomainName: fc.constant(row.DomainName),
    TaskNo: fc.constant(row.TaskNo),
    InstanceId: fc.constant(row.InstanceId),
  };
  return fc.record<Params>(
    fields as Record<string, fc.Arbitrary<string>>,
    { requiredKeys: [] } as never,
  ) as fc.Arbitrary<Params>;
}

test('any mix of filters and page sizes walks the queue without loss or repeat while nothing changes', async () => {
  const emulator = startEmulator({ results: RESULTS });
  // Some rows are acknowledged already, all over the queue.
  const before = await walk(emulator, {}, 1000);
  emulator.control.acknowledgeElsewhere({
    ids: before.filter((_row, index) => index % 7 < 3).map((row) => row.TaskDetailNo),
  });
  const all = await walk(emulator, {}, 1000);
  expect(all).toEqual(before.filter((_row, index) => index % 7 >= 3));

  const pick = fc.nat(all.length - 1).map((index) => all[index] as Row);
  const asked = pick.chain((row) =>
    fc.tuple(filterOf(row, 'TaskResultStatus'), fc.integer({ min: 7, max: 400 })),
  );
  await fc.assert(
    fc.asyncProperty(asked, async ([filter, pageSize]) => {
      expect(await walk(emulator, filter, pageSize)).toEqual(all.filter((row) => matches(row, filter)));
    }),
    { numRuns: 120 },
  );
});

test('the details of a task are walked whole, acknowledged or not, by any filter', async () => {
  const emulator = startEmulator({ results: RESULTS });
  const queue = await walk(emulator, {}, 1000);
  emulator.control.acknowledgeElsewhere({
    ids: queue.filter((_row, index) => index % 2 > 0).map((row) => row.TaskDetailNo),
  });
  const tasks = new Map<string, Row[]>();
  // A task lists its first detail first; the queue lists the newest first.
  for (const row of [...queue].reverse()) tasks.set(row.TaskNo, [...(tasks.get(row.TaskNo) ?? []), row]);
  const running = queue[0]?.TaskNo;
  const finished = [...tasks].filter(([taskNo]) => taskNo !== running);

  const pick = fc.constantFrom(...finished).chain(([TaskNo, rows]) =>
    fc.tuple(
      fc.nat(rows.length - 1).chain((index) => filterOf(rows[index] as Row, 'TaskStatus')),
      fc.integer({ min: 3, max: 200 }),
      fc.constant({ TaskNo, rows }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(pick, async ([filter, pageSize, { TaskNo, rows }]) => {
      const found = await walk(emulator, { ...filter, TaskNo }, pageSize, 'QueryTaskDetailList');
      expect(found.map((row) => row.TaskDetailNo)).toEqual(
        rows.filter((row) => matches(row, { ...filter, TaskNo })).map((row) => row.TaskDetailNo),
      );
    }),
    { numRuns: 80 },
  );
});

test('Result counts what is newly acknowledged: repeats, strangers and earlier ones add nothing', async () => {
  const emulator = startEmulator({ results: 120 });
  const queue = (await walk(emulator, {}, 1000)).map((row) => row.TaskDetailNo);
  const acknowledged = new Set<string>();
  const id = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...queue) },
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(id, { minLength: 1, maxLength: 12 }), async (ids) => {
      const params = Object.fromEntries(ids.map((value, index) => [`TaskDetailNo.${index + 1}`, value]));
      const fresh = new Set(ids.filter((value) => queue.includes(value) && !acknowledged.has(value)));
      expect((await emulator.call('AcknowledgeTaskResult', params)).body.Result).toBe(fresh.size);
      for (const value of fresh) acknowledged.add(value);
      const left = (await walk(emulator, {}, 1000)).map((row) => row.TaskDetailNo);
      expect(left).toEqual(queue.filter((value) => !acknowledged.has(value)));
    }),
    { numRuns: 60 },
  );
});

test('counts by status always add up, whatever was acknowledged, finished or arrived', async () => {
  const emulator = startEmulator({ results: 300, arrivalsPerMinute: 40 });
  const total = async (params: Params) =>
    (await emulator.poll({ PageSize: '1', ...params })).body.TotalItemNum;
  const step = fc.record({ wait: fc.integer({ min: 0, max: 40_000 }), take: fc.nat(30) });
  let acknowledged = 0;
  let least = 300;
  await fc.assert(
    fc.asyncProperty(step, async ({ wait, take }) => {
      emulator.advance(wait);
      acknowledged += emulator.control.acknowledgeElsewhere({ newest: take });
      const [all, succeeded, failed] = [
        await total({}),
        await total({ TaskResultStatus: '2' }),
        await total({ TaskResultStatus: '3' }),
      ];
      expect(succeeded + failed).toBe(all);
      expect(all + acknowledged).toBeGreaterThanOrEqual(least);
      least = all + acknowledged;
      expect(await walk(emulator, {}, 500)).toHaveLength(all);
    }),
    { numRuns: 40 },
  );
});
