import * as v from 'valibot';
import { BATCH_STATUSES, BATCH_TYPES } from '../../contract/batch.ts';
import { parseInput } from '../parse-input.ts';
import type { StoreWrites } from '../store/writes.ts';

/** By their place: 0, 1 and 2 on the wire. */
const [, ...STATUSES] = BATCH_STATUSES;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A DNS batch as the control route takes it. */
const addedBatchSchema = v.strictObject({
  /** An int64 as decimal digits. */
  taskId: v.pipe(v.string(), v.check(isInt64, 'Expected the decimal digits of an int64')),
  batchType: v.picklist(BATCH_TYPES),
  submittedMsAgo: v.optional(count, 0),
  /** From its submission to its end, at an even pace. */
  lastsMs: v.optional(count, 0),
  total: count,
  /** How many fail in the end: none of them; all, if the batch fails as a whole. */
  failing: v.optional(count),
  /** How many succeed in the end: the others. */
  succeeding: v.optional(count),
  /** It ends as failed, whatever its counts. */
  hasFailed: v.optional(v.boolean(), false),
  /** It is and stays in this status, with its counts as told. */
  status: v.optional(v.picklist(STATUSES)),
  reason: v.optional(v.pipe(v.string(), v.nonEmpty())),
});
export type AddedBatchInput = v.InferInput<typeof addedBatchSchema>;

/** Adds a batch to the store, `now` being epoch milliseconds. Throws a TypeError for what is no batch. */
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

/** Any int64, written in the one way that the wire has. */
function isInt64(text: string): boolean {
  return /^(0|-?[1-9]\d{0,18})$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}
