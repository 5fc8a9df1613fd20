import type { ApiErrorBody } from './api-error.ts';
import type { OperationState } from './operation-state.ts';
import type { Page } from './page.ts';
import type { ResultState } from './result-state.ts';
import type { TaskDetail } from './task-detail.ts';
import type { ResultStatus } from './task-status.ts';

/** The most ids in one request. */
export const MAX_ACKNOWLEDGE_IDS = 1000;
/**
 * The ids in one call. The API documents no limit, but the parameters are in the URL: 1,000 ids make 49,894 characters,
 * which servers refuse with 431; 50 make 2.5 kB.
 */
export const ACKNOWLEDGE_BATCH_SIZE = 50;
/** The longest undo window, in seconds. */
export const MAX_UNDO_SECONDS = 30;

/** One click that acknowledges results. Times are ISO 8601 in UTC. */
export interface Operation {
  /** A UUID, made by the page when the user clicks or when the dialog opens. */
  readonly id: string;
  readonly state: OperationState;
  readonly total: number;
  readonly counts: Readonly<Partial<Record<ResultState, number>>>;
  readonly createdAt: string;
  /** When sending starts. Until then the operation can be undone. */
  readonly sendAt: string;
  /**
   * When this was read from the ledger. Count down from `sendAt - asOf`, which does not depend on the clock of the
   * browser.
   */
  readonly asOf: string;
  /** When the next call is tried, while Alibaba Cloud throttles the account. Only while sending. */
  readonly throttledUntil?: string;
  /** A person decided to leave unsent what the operation did not send. */
  readonly isDismissed?: true;
  /** The error that ended it early. */
  readonly error?: ApiErrorBody;
  /** The results, for operations of at most {@link MAX_ACKNOWLEDGE_IDS}. */
  readonly results?: readonly OperationResult[];
}

export interface OperationResult {
  readonly taskDetailNo: string;
  /** As the cloud writes it; messages about one result name it. */
  readonly domainName?: string;
  readonly state: ResultState;
  /** Words from the answer, such as the code of a refusal. */
  readonly note?: string;
}

/** What the ledger does with a listed result. */
export interface Acknowledgement {
  readonly operationId: string;
  readonly state: ResultState;
  /** ISO 8601. Only while pending. */
  readonly sendAt?: string;
  readonly note?: string;
}

/** A result in the queue, with what the ledger does with it. */
export interface TaskResult extends TaskDetail {
  readonly acknowledgement?: Acknowledgement;
}

/** A page of the queue or of a task, and when it was read (ISO 8601, UTC). */
export interface TaskResultPage extends Page<TaskResult> {
  readonly requestId: string;
  readonly asOf: string;
}

/** The body of `POST /api/acknowledgements`: ids of results, or a frozen list. */
export type AcknowledgeRequest = AcknowledgeIds | AcknowledgeCapture;

interface AcknowledgeCommon {
  readonly operationId: string;
  /** Seconds of the undo window, 0 to {@link MAX_UNDO_SECONDS}. Default: the setting. */
  readonly undoSeconds?: number;
}

export interface AcknowledgeIds extends AcknowledgeCommon {
  /** TaskDetailNo values that this Docket has shown. Duplicates count once. */
  readonly ids: readonly string[];
}

export interface AcknowledgeCapture extends AcknowledgeCommon {
  readonly captureId: string;
  /** Only the results of the list with this status. */
  readonly status?: ResultStatus;
  /** Leaves out the results that have a TaskResult. */
  readonly withoutValues?: true;
}

/** One row of the record: the copy of the result that the cloud gave, and what became of it. */
export interface AcknowledgedResult extends TaskDetail {
  readonly state: ResultState;
  readonly operationId: string;
  /** ISO 8601: when a person asked for it. */
  readonly acknowledgedAt: string;
  /** ISO 8601: when Alibaba Cloud confirmed it. */
  readonly confirmedAt?: string;
  /**
   * ISO 8601: when Docket asked the task why this result failed, before it was acknowledged. If this is set and
   * `failReason` is not, the task gave no reason; if it is not set, nobody asked or the task could not be asked.
   */
  readonly failReasonAskedAt?: string;
  /** The RequestId of the AcknowledgeTaskResult call. */
  readonly requestId?: string;
  readonly note?: string;
}

/** A page of the record, and when it was read (ISO 8601, UTC). */
export interface AcknowledgedPage extends Page<AcknowledgedResult> {
  readonly asOf: string;
}

/** The text that stands for a TaskResult, which can be a domain's transfer code. */
export const MASKED_TASK_RESULT = '••••••';
