import * as v from 'valibot';
import { ALIDNS, type ApiOperation, UnreadableAnswer } from '../alibaba-cloud.ts';
import { BATCH_STATUSES, type BatchStatus, isBatchTaskId, isBatchType } from '../batch.ts';
import type { ApiBatchCount, DescribeBatchResultCountParams } from '../describe-batch-result-count.ts';
import type { OpenUnion } from '../task-status.ts';
import { decodeWith, encodeParams, optionalInteger, optionalText, text } from './fields.ts';
import { other } from './require-asked.ts';

const MAX_STATUS_LENGTH = 100;

const wireBatchCount = v.object({
  RequestId: text,
  Status: v.optional(v.unknown()),
  TaskId: optionalText,
  BatchType: optionalText,
  TotalCount: optionalInteger,
  SuccessCount: optionalInteger,
  FailedCount: optionalInteger,
  Reason: text,
});

/**
 * Counts of a DNS batch, or of the latest one. TaskId is an int64, which JSON.parse changes above 2^53
 * (9007199254740993 becomes …992), and Node 20 has no source text access; so its digits are put in quotes before
 * parsing. Inside a string the quotes of the name are escaped, so nothing else can match. Status -1, and a TaskId of 0
 * as in the sample, mean that there is no such batch. An answer that names another batch or type than asked for is
 * unreadable.
 */
export const describeBatchResultCount: ApiOperation<DescribeBatchResultCountParams, ApiBatchCount> = {
  action: 'DescribeBatchResultCount',
  product: ALIDNS,
  encode: (params) => encodeParams({ TaskId: params.taskId, BatchType: params.batchType, Lang: params.lang }),
  decode: (json, asked) => {
    const body = decodeWith(wireBatchCount, json.replace(/("TaskId"\s*:\s*)(-?\d+)/g, '$1"$2"'));
    if (body.Status === undefined || body.Status === null) throw new UnreadableAnswer('It has no Status.');
    const taskId = body.TaskId === '0' ? undefined : body.TaskId;
    if (taskId !== undefined && !isBatchTaskId(taskId))
      throw new UnreadableAnswer('Its TaskId cannot be one.');
    if (asked.taskId !== undefined && taskId !== undefined && taskId !== asked.taskId) {
      throw other('TaskId', taskId, asked.taskId);
    }
    if (asked.batchType !== undefined && isBatchType(body.BatchType) && body.BatchType !== asked.batchType) {
      throw other('batch type', body.BatchType, asked.batchType);
    }
    return {
      requestId: body.RequestId,
      taskId: taskId ?? null,
      batchType: body.BatchType ?? null,
      status: readStatus(body.Status),
      totalCount: toCount(body.TotalCount),
      successCount: toCount(body.SuccessCount),
      failedCount: toCount(body.FailedCount),
      reason: body.Reason.trim(),
    };
  },
};

/** A status that no document lists is kept as it came. */
function readStatus(value: unknown): OpenUnion<BatchStatus> {
  const number = v.parse(optionalInteger, value);
  if (number !== undefined) return BATCH_STATUSES[number + 1] ?? String(number);
  return v.parse(text, value).slice(0, MAX_STATUS_LENGTH);
}

/** A count that is missing or negative is null; 0 would be a claim. */
function toCount(count: number | undefined): number | null {
  return count === undefined || count < 0 ? null : count;
}
