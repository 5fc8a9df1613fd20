import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import type { ApiPage } from '../contract/api-page.ts';
import type { QueryTaskDetailListParams } from '../contract/query-task-detail-list.ts';
import type { Session } from '../contract/session.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { RecordFile } from './record-file.ts';
import type { ReadQueue } from './scan.ts';

export interface LedgerOptions {
  readonly db: Database;
  /** The file that `db` writes to. */
  readonly file: RecordFile;
  readonly clock: Clock;
  /** The name of the account whose queue this is, whatever key it is reached with. Two accounts in one file never meet. */
  readonly account: string;
  /** What answers for the account. A name stands for one account of one upstream for good. */
  readonly upstream: Session['upstream'];
  /** The key that calls are made with now: a note on each operation. */
  readonly accessKeyId: string;
  /** Resolves when a call may leave; rejects, and gives the turn back, when the signal is aborted first. */
  readonly waitForTurn: (signal: AbortSignal) => Promise<void>;
  /** One call to the cloud, for which its turn has come; it never throws. */
  readonly send: (taskDetailNos: readonly string[]) => Promise<AcknowledgeOutcome>;
  readonly readQueue: ReadQueue;
  /** Asks a task for its details now, past every cache. Throws an ApiError when there is no answer, and when `signal` is aborted. */
  readonly readTask: (
    params: QueryTaskDetailListParams,
    signal?: AbortSignal,
  ) => Promise<{ readonly answer: ApiPage }>;
  /** Seconds between a click and its sending, unless the click says otherwise. */
  readonly undoSeconds: number;
  /** How long after a call a row may still be listed although it is acknowledged. */
  readonly settleSeconds: number;
  readonly keepTaskResult: boolean;
  readonly log: (event: string, fields: Record<string, string | number>) => void;
}

/** What may be written of a row: its TaskResult, which can be a transfer code, only on purpose. */
export function withoutSecrets(row: TaskDetail, keepTaskResult: boolean): TaskDetail {
  const { taskResult, ...rest } = row;
  return keepTaskResult ? row : rest;
}
