import type { ApiErrorBody } from './api-error.ts';
import type { OperationState } from './operation-state.ts';
import type { Page } from './page.ts';
import type { ResultState } from './result-state.ts';
import type { TaskDetail } from './task-detail.ts';
import type { ResultStatus } from './task-status.ts';

/** The most results one operation may name. */
export const MAX_ACKNOWLEDGE_IDS = 1000;
/**
 * Ids per call. The API documents no limit, but parameters travel in the URL: 1,000 ids make 49,894 characters,
 * which servers answer with 431; 50 make 2.5 kB.
 */
export const ACKNOWLEDGE_BATCH_SIZE = 50;
/** The longest undo window, in seconds. */
export const MAX_UNDO_SECONDS = 30;

/** One click's worth of acknowledging. Times are ISO 8601 in UTC. */
export interface Operation {
  /** UUID, made by the page when the user clicks or the dialog opens. */
  readonly id: string;
  readonly state: OperationState;
  readonly total: number;
  readonly counts: Readonly<Partial<Record<ResultState, number>>>;
  readonly createdAt: string;
  /** When sending starts; until then it can be undone. */
  readonly sendAt: string;
  /** When this was read from the ledger: countdowns are `sendAt - asOf`, so the browser's clock does not matter. */
  readonly asOf: string;
  /** While Alibaba Cloud limits the account's calls: when the next one is tried. Only while sending. */
  readonly throttledUntil?: string;
  /** Somebody has said that what it did not send is left as it is. */
  readonly isDismissed?: true;
  /** What ended it early. */
  readonly error?: ApiErrorBody;
  /** Row by row, for operations of at most {@link MAX_ACKNOWLEDGE_IDS}. */
  readonly results?: readonly OperationResult[];
}

export interface OperationResult {
  readonly taskDetailNo: string;
  /** As the cloud wrote it: a message about one result names it. */
  readonly domainName?: string;
  readonly state: ResultState;
  /** Words from the answer, such as a refusal's code. */
  readonly note?: string;
}

/** The mark on a listed result that the ledger is handling. */
export interface Acknowledgement {
  readonly operationId: string;
  readonly state: ResultState;
  /** ISO 8601; only while pending. */
  readonly sendAt?: string;
  readonly note?: string;
}

/** A result in the queue, as Docket lists it. */
export interface TaskResult extends TaskDetail {
  readonly acknowledgement?: Acknowledgement;
}

/** A page of the queue or of a task, and the moment it was read (ISO 8601, UTC). */
export interface TaskResultPage extends Page<TaskResult> {
  readonly requestId: string;
  readonly asOf: string;
}

/** The body of `POST /api/acknowledgements`: results by their ids, or the frozen list of a capture. */
export type AcknowledgeRequest = AcknowledgeIds | AcknowledgeCapture;

interface AcknowledgeCommon {
  readonly operationId: string;
  /** Overrides the configured undo window; 0 to {@link MAX_UNDO_SECONDS}. */
  readonly undoSeconds?: number;
}

export interface AcknowledgeIds extends AcknowledgeCommon {
  /** TaskDetailNo values that this Docket has shown; duplicates count once. */
  readonly ids: readonly string[];
}

export interface AcknowledgeCapture extends AcknowledgeCommon {
  readonly captureId: string;
  /** Of the list, only the results with this status. */
  readonly status?: ResultStatus;
  /** Leaves out the results that carry a value. */
  readonly withoutValues?: true;
}

/** One row of the ledger: the cloud's own copy of the result, and what became of acknowledging it. */
export interface AcknowledgedResult extends TaskDetail {
  readonly state: ResultState;
  readonly operationId: string;
  /** ISO 8601; when the acknowledgement was asked for. */
  readonly acknowledgedAt: string;
  /** ISO 8601; when Alibaba Cloud confirmed it. */
  readonly confirmedAt?: string;
  /**
   * ISO 8601; when the task was asked why this result failed, before it was acknowledged. With it and without a
   * `failReason` the task gave none; without it nobody asked, or the task could not be asked.
   */
  readonly failReasonAskedAt?: string;
  /** RequestId of the AcknowledgeTaskResult call. */
  readonly requestId?: string;
  readonly note?: string;
}

/** A page of the record, and the moment it was read (ISO 8601, UTC). */
export interface AcknowledgedPage extends Page<AcknowledgedResult> {
  readonly asOf: string;
}

/** What the browser is shown in place of a TaskResult, which can be a domain's transfer code. */
export const MASKED_TASK_RESULT = '••••••';
