import { ALIDNS, type Language } from '../../contract/alibaba-cloud.ts';
import { BATCH_TYPES } from '../../contract/batch.ts';
import type { EmulatedOperation } from '../operation.ts';
import type { Answer } from '../protocol/answer.ts';
import { readParameters, refuseAsAlidns } from '../protocol/parameters.ts';
import { BATCH_REASONS } from '../sample/batches.ts';
import type { BatchRow } from '../store/records.ts';

/** docs/api-facts.md 1.5. The default language is Chinese; there is no UserClientIp any more. */
const PARAMETERS = {
  TaskId: { kind: 'long' },
  BatchType: { kind: 'text', values: BATCH_TYPES },
  Lang: { kind: 'text', values: ['en', 'zh'] },
} as const;

/** The answer when there is no such batch: Status -1 and counts of 0 (docs/api-facts.md 6, a guess). */
const NONE: Answer = { Status: -1, TotalCount: 0, SuccessCount: 0, FailedCount: 0 };

/** Counts of the batch that is named, else of the latest one of the type. */
export const describeBatchResultCount: EmulatedOperation = {
  action: 'DescribeBatchResultCount',
  product: ALIDNS,
  permission: 'alidns:DescribeBatchResultCount',
  answer(call, { reads, now }) {
    const values = readParameters(call, PARAMETERS, refuseAsAlidns);
    const batch = reads.batch(values.TaskId, values.BatchType);
    return batch ? batchAnswer(batch, values.Lang === 'en' ? 'en' : 'zh', now()) : NONE;
  },
};

/** A batch progresses evenly from its submission to its end, and its failures are spread evenly. */
function batchAnswer(batch: BatchRow, lang: Language, now: number): Answer {
  const isDone = batch.status !== null || now >= batch.ends;
  const share = isDone ? 1 : Math.max(0, (now - batch.submitted) / (batch.ends - batch.submitted));
  const failed = Math.floor(batch.failing * share);
  const reason = batch.reason === null ? undefined : (BATCH_REASONS[batch.reason]?.[lang] ?? batch.reason);
  return {
    Status: batch.status ?? (isDone ? (batch.has_failed ? 2 : 1) : 0),
    TotalCount: batch.total,
    TaskId: BigInt(batch.task_id),
    FailedCount: failed,
    SuccessCount: Math.floor((batch.succeeding ?? batch.total - batch.failing) * share),
    BatchType: batch.type,
    Reason: failed > 0 || (isDone && (batch.has_failed || batch.status !== null)) ? reason : undefined,
  };
}
