import type { Language } from './alibaba-cloud.ts';
import type { BatchCount, BatchType } from './batch.ts';

export interface DescribeBatchResultCountParams {
  /** Decimal digits. Without it the API answers for the latest batch. */
  readonly taskId?: string;
  readonly batchType?: BatchType;
  readonly lang?: Language;
}

export interface ApiBatchCount extends BatchCount {
  readonly requestId: string;
}
