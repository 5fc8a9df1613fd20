import type { ApiErrorBody } from './api-error.ts';
import type { Page } from './page.ts';
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

/**
 * What the ledger knows of one result that somebody asked to acknowledge:
 * pending      committed to the ledger, nothing sent
 * undone       certainly not sent: undone in time
 * interrupted  certainly not sent: the process ended or the operation stopped before its turn
 * sending      committed before the first byte leaves
 * confirmed    the API confirmed exactly as many as were sent
 * unknown      sent, and no clear answer came
 * gone         a valid look at the queue did not find it
 * not_acked    seen in the queue after the settle time
 * failed       refused before execution
 */
export const RESULT_STATES = [
  'pending',
  'undone',
  'interrupted',
  'sending',
  'confirmed',
  'unknown',
  'gone',
  'not_acked',
  'failed',
] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** The states in which the ledger still has something to do, and refuses the same result to anybody else. */
export const OPEN_STATES = ['pending', 'sending', 'unknown'] as const satisfies readonly ResultState[];

/** The states in which a result is not to be acknowledged again, by anybody. */
export const HANDLED_STATES = [...OPEN_STATES, 'confirmed', 'gone'] as const satisfies readonly ResultState[];

/** True while the ledger is handling a result. */
export function isOpenState(state: ResultState): boolean {
  return OPEN_STATES.some((open) => open === state);
}

/** True while a result is being acknowledged or has been. */
export function isHandledState(state: ResultState): boolean {
  return HANDLED_STATES.some((handled) => handled === state);
}

/** Where one operation (one click) stands. */
export type OperationState = 'pending' | 'sending' | 'paused' | 'done' | 'undone' | 'interrupted' | 'stopped';

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
