import type { BatchType } from '../../../contract/batch.ts';
import type { CheckedBatchCount } from '../../api/queries.ts';

/** One line of the page: a batch, or the fact that there is none. */
export interface BatchRow {
  readonly key: string;
  /** The type asked for; undefined when a batch was looked up by its id. */
  readonly askedType?: BatchType;
  /** The id asked for. */
  readonly askedId?: string;
  readonly count: CheckedBatchCount;
}

/** True when succeeded and failed of a batch that has ended do not make its total, or exceed it while it runs. */
export function isMismatch({ status, totalCount, successCount, failedCount }: CheckedBatchCount): boolean {
  if (status === 'none') return false;
  const ended = successCount + failedCount;
  return status === 'processing' ? ended > totalCount : ended !== totalCount;
}
