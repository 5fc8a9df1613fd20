import * as v from 'valibot';
import { BATCH_STATUSES, BATCH_TYPES } from '../../contract/batch.ts';
import { parseInput } from '../parse-input.ts';
import type { StoreWrites } from '../store/writes.ts';

/** The index of each is its number on the wire: 0, 1 and 2. */
const [, ...STATUSES] = BATCH_STATUSES;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A DNS batch, in the shape of the control route. */
const addedBatchSchema = v.strictObject({
  /** An int64 as decimal digits. */
  taskId: v.pipe(v.string(), v.check(isInt64, 'Expected the decimal digits of an int64')),
  batchType: v.picklist(BATCH_TYPES),
  submittedMsAgo: v.optional(count, 0),
  /** Milliseconds from its submission to its end. It progresses evenly. */
  lastsMs: v.optional(count, 0),
  total: count,
  /** How many fail in the end. Default: none, or all if the batch fails as a whole. */
  failing: v.optional(count),
  /** How many succeed in the end. Default: those that do not fail. */
  succeeding: v.optional(count),
  /** It ends as failed, whatever its counts are. */
  hasFailed: v.optional(v.boolean(), false),
  /** It has this status all the time, with the counts that were given. */
  status: v.optional(v.picklist(STATUSES)),
  reason: v.optional(v.pipe(v.string(), v.nonEmpty())),
});
export type AddedBatchInput = v.InferInput<typeof addedBatchSchema>;

/** Adds a batch to the store; `now` is epoch milliseconds. Throws a TypeError for what is no batch. */
export function addBatch(store: StoreWrites, input: unknown, now: number): { readonly taskId: string } {
  const batch = parseInput('batch', addedBatchSchema, input);
  const { taskId, total, status, succeeding } = batch;
  const failing = batch.failing ?? (batch.hasFailed ? total - (succeeding ?? 0) : 0);
  if (failing < 0 || failing + (succeeding ?? 0) > total) {
    throw new TypeError('batch.failing and batch.succeeding: together not more than batch.total');
  }
  if (store.hasBatch(taskId)) throw new TypeError(`batch.taskId: there is a batch ${taskId} already`);
  const submitted = now - batch.submittedMsAgo;
  store.addBatches([
    {
      taskId,
      type: batch.batchType,
      submitted,
      ends: submitted + batch.lastsMs,
      total,
      failing,
      hasFailed: batch.hasFailed,
      reason: batch.reason ?? null,
      ...(status === undefined ? {} : { status: STATUSES.indexOf(status) }),
      ...(succeeding === undefined ? {} : { succeeding }),
    },
  ]);
  return { taskId };
}

/** True for an int64, written as on the wire. */
function isInt64(text: string): boolean {
  return /^(0|-?[1-9]\d{0,18})$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}
