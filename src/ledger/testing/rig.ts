import type { AcknowledgeOutcome } from '../../contract/acknowledge-task-result.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { ApiPage } from '../../contract/api-page.ts';
import type { PageParams } from '../../contract/page.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { Database } from '../../platform/database.ts';
import { openDatabase } from '../../platform/sqlite.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { RecordLost } from '../errors.ts';
import { openLedger } from '../ledger.ts';
import type { LedgerOptions } from '../options.ts';
import type { Extent } from '../record-file.ts';
import type { ReadQueue } from '../scan.ts';

export const OPERATION = '00000000-0000-4000-8000-000000000001';
export const OTHER = '00000000-0000-4000-8000-000000000002';

/** A result as the cloud would list it, told apart by its number. */
export function detail(number: number, more: Partial<TaskDetail> = {}): TaskDetail {
  return {
    taskDetailNo: `${number}`.padStart(32, '0'),
    taskNo: '75addb07-28a3-450e-b5ec-0d3f1a2b0000',
    taskType: 'ORDER_RENEW',
    taskTypeDescription: 'Create a renewal order',
    status: 'succeeded',
    domainName: `example-${number}.com`,
    instanceId: 'S20181T0WLI85212',
    createTime: '2026-11-22 09:08:20',
    updateTime: '2026-11-22 09:22:18',
    tryCount: 0,
    errorMsg: 'The operation is successful.',
    ...more,
  };
}

export const details = (count: number) => Array.from({ length: count }, (_, index) => detail(index + 1));
export const idsOf = (rows: readonly TaskDetail[]) => rows.map((row) => row.taskDetailNo);

/** One page of a queue that holds these rows. */
export function pageOf(
  rows: readonly TaskDetail[],
  { page, pageSize, taskNo }: PageParams & { readonly taskNo?: string },
): ApiPage {
  const all = rows.filter((row) => taskNo === undefined || row.taskNo === taskNo);
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageSize,
    totalItems: all.length,
    totalPages: Math.max(1, Math.ceil(all.length / pageSize)),
    totalIsStated: true,
    requestId: 'POLL',
  };
}

/** A ledger over a store in memory and under virtual time, whose calls are answered by `answer`. */
export function createRig(options: Partial<LedgerOptions> = {}) {
  const clock = createTestClock();
  const db = options.db ?? openDatabase(':memory:');
  const calls: string[][] = [];
  const events: string[] = [];
  const answered = (ids: readonly string[]): AcknowledgeOutcome => ({
    kind: 'answered',
    result: ids.length,
    requestId: `REQUEST-${calls.length}`,
  });
  const rig = {
    clock,
    db,
    calls,
    events,
    answer: answered as (ids: readonly string[]) => AcknowledgeOutcome | Promise<AcknowledgeOutcome>,
    readQueue: ((params) => Promise.resolve({ asOf: clock.now(), answer: pageOf([], params) })) as ReadQueue,
    readTask: (async (params) => ({ answer: pageOf([], params) })) as LedgerOptions['readTask'],
    open: (more: Partial<LedgerOptions> = {}) =>
      openLedger({
        db,
        clock,
        file: inMemory(),
        account: 'main',
        upstream: 'alibaba',
        accessKeyId: 'LTAI5tTestKey0000001',
        undoSeconds: 10,
        settleSeconds: 60,
        keepTaskResult: false,
        log: (event) => void events.push(event),
        readQueue: (params, signal) => rig.readQueue(params, signal),
        readTask: (params, signal) => rig.readTask(params, signal),
        waitForTurn: async (signal) => signal.throwIfAborted(),
        send: async (ids) => {
          calls.push([...ids]);
          return rig.answer(ids);
        },
        ...options,
        ...more,
      }),
  };
  return rig;
}

/** A store in memory cannot be taken away, unless a test says that it was; what was noted of it is kept. */
export function inMemory() {
  let noted: Extent | undefined;
  const file = {
    isLost: false,
    prove: () => {
      if (file.isLost)
        throw new RecordLost({ message: 'The record is gone.', words: { name: 'recordGone' } });
    },
    noted: () => noted,
    note: (extent: Extent) => {
      noted = extent;
    },
  };
  return file;
}

/** The same store with a switch that makes every write fail as a full disk does. */
export function breakable(db: Database): Database & { isFull: boolean } {
  const disk = {
    isFull: false,
    exec: db.exec,
    all: db.all,
    get: db.get,
    close: db.close,
    run: (...args: Parameters<Database['run']>) => {
      check();
      return db.run(...args);
    },
    transaction: <Answer>(run: () => Answer) => {
      check();
      return db.transaction(run);
    },
  };
  function check() {
    if (disk.isFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  }
  return disk;
}

/** HTTP status and code of the refusal that a call ends in. */
export function refusal(run: () => unknown): [number, string] {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return [error.status, error.body.code];
    throw error;
  }
  return [0, 'not refused'];
}

/** The same of a call whose answer comes later. */
export async function lateRefusal(answer: Promise<unknown>): Promise<[number, string]> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return refusal(() => {
    if (error !== undefined) throw error;
  });
}

/** A rig with an open ledger that has just shown these rows. */
export function showing(rows: readonly TaskDetail[] = details(5), options: Partial<LedgerOptions> = {}) {
  const rig = createRig(options);
  const ledger = rig.open();
  ledger.show(rows, rig.clock.now());
  return { rig, ledger, ids: idsOf(rows) };
}
