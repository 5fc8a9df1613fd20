import type {
  AcknowledgedResult,
  AcknowledgeRequest,
  Operation,
  TaskResult,
} from '../contract/acknowledgement.ts';
import type { Page } from '../contract/page.ts';
import type { AcknowledgedResultsParams } from '../contract/routes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';

/** The durable record of acknowledgements. Every method that refuses throws an ApiError meant for a person. */
export interface Ledger {
  /**
   * Notes that these rows of the queue are being shown, so that they may be acknowledged for the next 24 hours, and
   * marks those that the ledger is handling. `readAt` (epoch ms) is when the cloud was asked for them: a row that is
   * still there long enough after it was sent is certainly not acknowledged. Never fails because of the store:
   * without it the rows come back unmarked.
   */
  show(rows: readonly TaskDetail[], readAt: number): TaskResult[];
  /**
   * Commits an operation and starts its undo window. The same request again has the same answer.
   * 409 OperationConflict (same id, other body), 409 AlreadyHandled, 422 UnknownResult, 503 LedgerUnavailable.
   */
  acknowledge(request: AcknowledgeRequest): Operation;
  /** Takes back what has not been sent, all of it or the ids named. 404 NotFound, 409 TooLate. */
  undo(operationId: string, ids?: readonly string[]): Operation;
  /** One operation with its results. 404 NotFound. */
  operation(id: string): Operation;
  /** Operations that still do something and the latest that ended, newest first, without their results. */
  operations(): Operation[];
  acknowledgedResults(params: AcknowledgedResultsParams): Page<AcknowledgedResult>;
  /** Stops taking operations, lets the call in flight end, and marks what has not been sent as interrupted. */
  close(): Promise<void>;
}
