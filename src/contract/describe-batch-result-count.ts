import * as v from 'valibot';
import type { ApiOperation, Language } from './alibaba-cloud.ts';
import { ALIDNS, UnreadableAnswer } from './alibaba-cloud.ts';
import type { BatchCount, BatchType } from './batch.ts';
import { BATCH_STATUSES } from './batch.ts';
import { decodeWith, encodeParams, optionalInteger, optionalText, text } from './wire.ts';

export interface DescribeBatchResultCountParams {
  /** Decimal digits; without it the API answers for the most recent batch task. */
  readonly taskId?: string;
  readonly batchType?: BatchType;
  readonly lang?: Language;
}

export interface ApiBatchCount extends BatchCount {
  readonly requestId: string;
}

const wireBatchCount = v.object({
  RequestId: text,
  Status: optionalInteger,
  TaskId: optionalText,
  BatchType: optionalText,
  TotalCount: optionalInteger,
  SuccessCount: optionalInteger,
  FailedCount: optionalInteger,
  Reason: text,
});

/**
 * Counts of the DNS batch task asked for, or of the latest one. TaskId is an int64 that JSON.parse corrupts above
 * 2^53 (9007199254740993 becomes …992) and Node 20 has no source-text reviver, so its digits are quoted before
 * parsing; inside a string the name's closing quote is escaped, so nothing else can match. Status -1, and a TaskId of
 * 0 (seed 004's sample), mean that no batch task answers to the question.
 */
export const describeBatchResultCount: ApiOperation<DescribeBatchResultCountParams, ApiBatchCount> = {
  action: 'DescribeBatchResultCount',
  product: ALIDNS,
  encode: (params) => encodeParams({ TaskId: params.taskId, BatchType: params.batchType, Lang: params.lang }),
  decode: (json) => {
    const body = decodeWith(wireBatchCount, json.replace(/("TaskId"\s*:\s*)(-?\d+)/g, '$1"$2"'));
    if (body.Status === undefined) throw new UnreadableAnswer('The answer has no Status.');
    const taskId = body.TaskId === '0' ? undefined : body.TaskId;
    return {
      requestId: body.RequestId,
      taskId: taskId ?? null,
      batchType: body.BatchType ?? null,
      status: BATCH_STATUSES[body.Status + 1] ?? String(body.Status),
      totalCount: toCount(body.TotalCount),
      successCount: toCount(body.SuccessCount),
      failedCount: toCount(body.FailedCount),
      reason: body.Reason.trim(),
    };
  },
};

/** A count that is missing or negative is none; 0 would be a statement. */
function toCount(count: number | undefined): number | null {
  return count === undefined || count < 0 ? null : count;
}
