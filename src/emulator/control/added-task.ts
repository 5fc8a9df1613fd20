import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { parseInput } from '../parse-input.ts';
import type { NewDetail } from '../store/records.ts';
import type { StoreWrites } from '../store/writes.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A task as the control route takes it: whatever a test wants to see in the queue. */
const addedTaskSchema = v.strictObject({
  taskNo: v.optional(text, () => randomUUID()),
  taskType: v.optional(text, 'CHG_DNS'),
  /** When the first row begins to be executed and when it finishes, from now. 0: it is in the queue at once. */
  startsInMs: v.optional(milliseconds, 0),
  finishesInMs: v.optional(milliseconds, 0),
  /** By how much each row begins and finishes after the one before it. */
  everyMs: v.optional(milliseconds, 0),
  /** The end of the queue that the rows join, all at once: behind the oldest result, they are older than it. */
  end: v.optional(v.picklist(['newest', 'oldest']), 'newest'),
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
  const task = parseInput('task', addedTaskSchema, input);
  const { taskNo, taskType, startsInMs, finishesInMs, everyMs, end, rows } = task;
  const isOldest = end === 'oldest';
  if (isOldest && startsInMs + finishesInMs + everyMs > 0) {
    throw new TypeError('task.end: only rows that have finished are behind the oldest result');
  }
  const finished = Math.min(now, store.oldestFinish() ?? now) - rows.length;
  const created = isOldest ? finished : now;
  const details = rows.map(
    (row, index): Omit<NewDetail, 'taskId'> => ({
      detailNo: row.taskDetailNo,
      seq: index + 1,
      domain: row.domain,
      instanceId: row.instanceId,
      starts: created + startsInMs + index * everyMs,
      finishes: isOldest ? finished + index : now + finishesInMs + index * everyMs,
      outcome: row.errorMsg === undefined ? 2 : 3,
      tries: row.tryCount,
      failure: row.errorMsg ?? null,
      reason: row.failReason ?? null,
      result: row.taskResult ?? null,
    }),
  );
  store.transaction(() => {
    const taskId = store.nextTaskId();
    store.addTasks([{ id: taskId, taskNo, type: taskType, created, size: rows.length }]);
    store.addOpen(details.map((detail) => ({ ...detail, taskId })));
    if (isOldest) store.settleBehind(taskId);
  });
  store.settle(now);
  return { taskNo, taskDetailNos: rows.map((row) => row.taskDetailNo) };
}
