import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { parseApiTime } from '../../contract/beijing-time.ts';
import { RESULT_STATUSES } from '../../contract/task-status.ts';
import { parseInput } from '../parse-input.ts';
import { chunks, type Portions } from '../portions.ts';
import type { NewDetail } from '../store/records.ts';
import { ROWS_PER_PORTION, type StoreWrites } from '../store/writes.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const apiTime = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const time = parseApiTime(dataset.value);
    if (time !== undefined) return time;
    addIssue({ message: 'Expected YYYY-MM-DD HH:mm:ss' });
    return NEVER;
  }),
);
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A task, in the shape of the control route: whatever a test wants to see in the queue. */
const addedTaskSchema = v.strictObject({
  taskNo: v.optional(text, () => randomUUID()),
  taskType: v.optional(text, 'CHG_DNS'),
  /** TaskTypeDescription, the same in every language. */
  taskTypeDescription: v.optional(v.string()),
  /** CreateTime of finished rows: `YYYY-MM-DD HH:mm:ss`, as on the wire. */
  createTime: v.optional(apiTime),
  /** Milliseconds from now until the first row begins and finishes. 0: it is in the queue at once. */
  startsInMs: v.optional(milliseconds, 0),
  finishesInMs: v.optional(milliseconds, 0),
  /** Milliseconds by which each row begins and finishes after the one before it. */
  everyMs: v.optional(milliseconds, 0),
  /** The end of the queue that the rows join, all at once. At `oldest` they are older than the oldest result. */
  end: v.optional(v.picklist(['newest', 'oldest']), 'newest'),
  rows: v.pipe(
    v.array(
      v.strictObject({
        domain: text,
        taskDetailNo: v.optional(text, () => randomBytes(16).toString('hex')),
        instanceId: v.optional(text, 'S20181T0WLI85212'),
        tryCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
        /** Default: failed for a row with a message, else succeeded. */
        status: v.optional(v.picklist(RESULT_STATUSES)),
        errorMsg: v.optional(text),
        /** UpdateTime of a finished row. Its place in the queue is that of its arrival. */
        updateTime: v.optional(apiTime),
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

/**
 * Adds a task to the store, submitted at `now` (epoch milliseconds), a few hundred rows at a time. Throws a TypeError
 * for what is no task, before anything is added.
 */
export function* addTask(store: StoreWrites, input: unknown, now: number): Portions<AddedTask> {
  const task = parseInput('task', addedTaskSchema, input);
  const { taskNo, taskType, startsInMs, finishesInMs, everyMs, end, rows } = task;
  yield* refuseRepeats(store, task);
  const isOldest = end === 'oldest';
  if (isOldest && startsInMs + finishesInMs + everyMs > 0) {
    throw new TypeError('task.end: only rows that have finished are behind the oldest result');
  }
  const finished = Math.min(now, store.oldestFinish() ?? now) - rows.length;
  const isFinished = isOldest || finishesInMs + everyMs === 0;
  if (!isFinished && (task.createTime ?? rows.find((row) => row.updateTime !== undefined)) !== undefined) {
    throw new TypeError('task: createTime and updateTime are for rows that have finished');
  }
  const created = task.createTime ?? (isOldest ? finished : now);
  const details = rows.map(
    (row, index): Omit<NewDetail, 'taskId'> => ({
      detailNo: row.taskDetailNo,
      seq: index + 1,
      domain: row.domain,
      instanceId: row.instanceId,
      starts: created + startsInMs + index * everyMs,
      finishes: row.updateTime ?? (isOldest ? finished + index : now + finishesInMs + index * everyMs),
      outcome: (row.status ?? (row.errorMsg === undefined ? 'succeeded' : 'failed')) === 'failed' ? 3 : 2,
      tries: row.tryCount,
      failure: row.errorMsg ?? null,
      reason: row.failReason ?? null,
      result: row.taskResult ?? null,
    }),
  );
  const taskId = store.nextTaskId();
  const { taskTypeDescription: description } = task;
  const described = description === undefined ? {} : { description };
  store.addTasks([{ id: taskId, taskNo, type: taskType, created, size: rows.length, ...described }]);
  const portions = [...chunks(details, ROWS_PER_PORTION)];
  // At the end of the oldest, the row that is added last is the oldest.
  for (const portion of isOldest ? portions.reverse() : portions) {
    store.transaction(() => {
      store.addOpen(portion.map((detail) => ({ ...detail, taskId })));
      if (isOldest) store.settleBehind(taskId);
    });
    yield* store.settle(now);
    yield;
  }
  return { taskNo, taskDetailNos: rows.map((row) => row.taskDetailNo) };
}

function* refuseRepeats(
  store: StoreWrites,
  { taskNo, rows }: v.InferOutput<typeof addedTaskSchema>,
): Portions<void> {
  if (store.hasTask(taskNo)) throw new TypeError(`task.taskNo: there is a task ${taskNo} already`);
  const seen = new Set<string>();
  for (const { taskDetailNo } of rows) {
    if (seen.has(taskDetailNo) || store.hasDetail(taskDetailNo)) {
      throw new TypeError(`task.rows: there is a result ${taskDetailNo} already`);
    }
    seen.add(taskDetailNo);
    if (seen.size % ROWS_PER_PORTION === 0) yield;
  }
}
