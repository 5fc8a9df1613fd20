import * as v from 'valibot';
import { BATCH_TYPES, isBatchTaskId } from '../../contract/batch.ts';
import { parseInput } from '../parse-input.ts';
import type { StoreWrites } from '../store/writes.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A DNS batch as the control route takes it. */
const addedBatchSchema = v.strictObject({
  /** An int64 as decimal digits. */
  taskId: v.pipe(v.string(), v.check(isBatchTaskId, 'Expected the decimal digits of a positive int64')),
  batchType: v.picklist(BATCH_TYPES),
  submittedMsAgo: v.optional(count, 0),
  /** From its submission to its end, at an even pace. */
  lastsMs: v.optional(count, 0),
  total: count,
  failing: v.optional(count, 0),
  /** It ends as failed, whatever its counts. */
  hasFailed: v.optional(v.boolean(), false),
  reason: v.optional(v.pipe(v.string(), v.nonEmpty())),
});
export type AddedBatchInput = v.InferInput<typeof addedBatchSchema>;

/** Adds a batch to the store, `now` being epoch milliseconds. Throws a TypeError for what is no batch. */
export function addBatch(store: StoreWrites, input: unknown, now: number): { readonly taskId: string } {
  const batch = parseInput('batch', addedBatchSchema, input);
  const { taskId, total, failing } = batch;
  if (failing > total) throw new TypeError('batch.failing: not more than batch.total');
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
    },
  ]);
  return { taskId };
}
