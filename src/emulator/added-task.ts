import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { NewDetail } from './store/records.ts';
import type { StoreWrites } from './store/writes.ts';

const text = v.pipe(v.string(), v.nonEmpty());

/** A task as the control route takes it: whatever a test wants to see in the queue. */
const addedTaskSchema = v.strictObject({
  taskNo: v.optional(text, () => randomUUID()),
  taskType: v.optional(text, 'CHG_DNS'),
  /** When its rows finish, in milliseconds from now. 0: they are in the queue at once. */
  finishesInMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  rows: v.pipe(
    v.array(
      v.strictObject({
        domain: text,
        taskDetailNo: v.optional(text, () => randomBytes(16).toString('hex')),
        instanceId: v.optional(text, 'S20181T0WLI85212'),
        tryCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
        /** A row with a message has failed. */
        errorMsg: v.optional(text),
        failReason: v.optional(text),
        taskResult: v.optional(text),
      }),
    ),
    v.minLength(1),
    v.maxLength(100_000),
  ),
});
export type AddedTaskInput = v.InferInput<typeof addedTaskSchema>;

export interface AddedTask {
  readonly taskNo: string;
  readonly taskDetailNos: readonly string[];
}

/** Adds a task to the store, as submitted at `now` (epoch milliseconds). Throws a TypeError for what is no task. */
export function addTask(store: StoreWrites, input: unknown, now: number): AddedTask {
  const result = v.safeParse(addedTaskSchema, input);
  if (!result.success) {
    const [issue] = result.issues;
    throw new TypeError(`task${v.getDotPath(issue) ? `.${v.getDotPath(issue)}` : ''}: ${issue.message}`);
  }
  const { taskNo, taskType, finishesInMs, rows } = result.output;
  const details = rows.map(
    (row, index): Omit<NewDetail, 'taskId'> => ({
      detailNo: row.taskDetailNo,
      seq: index + 1,
      domain: row.domain,
      instanceId: row.instanceId,
      starts: now,
      finishes: now + finishesInMs,
      outcome: row.errorMsg === undefined ? 2 : 3,
      tries: row.tryCount,
      failure: row.errorMsg ?? null,
      reason: row.failReason ?? null,
      result: row.taskResult ?? null,
    }),
  );
  store.transaction(() => {
    const taskId = store.nextTaskId();
    store.addTasks([{ id: taskId, taskNo, type: taskType, created: now, size: rows.length }]);
    store.addOpen(details.map((detail) => ({ ...detail, taskId })));
  });
  store.settle(now);
  return { taskNo, taskDetailNos: rows.map((row) => row.taskDetailNo) };
}
