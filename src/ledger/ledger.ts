import type {
  AcknowledgeCapture,
  AcknowledgedPage,
  AcknowledgedResult,
  AcknowledgeIds,
  Operation,
  TaskResult,
} from '../contract/acknowledgement.ts';
import { docketError } from '../contract/api-error.ts';
import type { Capture } from '../contract/capture.ts';
import type { OwnText } from '../contract/own-words.ts';
import type { TaskResultFilter } from '../contract/poll-task-result.ts';
import type { AcknowledgedResultsFilter, AcknowledgedResultsParams } from '../contract/routes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { createCaptures } from './captures.ts';
import { createChecker } from './checker.ts';
import { createListCommit } from './commit-list.ts';
import { asLedgerErrors, RecordLost, storeCode } from './errors.ts';
import { createFollowedBatches, type FollowedBatches } from './followed-batches.ts';
import { createLeftOver } from './left-over.ts';
import { createOperations } from './operations.ts';
import type { LedgerOptions } from './options.ts';
import { createSender } from './sender.ts';
import { createShown } from './shown.ts';
import { claimName, legacyAccounts, takeOver } from './sql/accounts.ts';
import { requireWhole } from './sql/extent.ts';
import { createStore } from './sql/store.ts';

/** The durable record of acknowledgements. Every method that refuses throws an ApiError meant for a person. */
export interface Ledger extends FollowedBatches {
  /**
   * Notes that these rows of the queue are being shown, so that they may be acknowledged for the next 24 hours, and
   * marks those that the ledger is handling. `readAt` (epoch ms) is when the cloud was asked for them: a row that is
   * still there long enough after it was sent is certainly not acknowledged. Never fails because of the store:
   * without it the rows come back unmarked.
   */
  show(rows: readonly TaskDetail[], readAt: number): TaskResult[];
  /**
   * The same rows with what the ledger knows of each. Nothing is learned from them, and they do not count as shown: a
   * detail of a task may have left the queue long since. Never fails because of the store.
   */
  mark(rows: readonly TaskDetail[]): TaskResult[];
  /** Why nothing can be recorded at the moment, and so nothing acknowledged, in words for a person. */
  trouble(): OwnText | undefined;
  /**
   * As long as this stays the same, rows shown again would be marked as they were. Undefined when the store cannot say.
   */
  version(): string | undefined;
  /**
   * Commits an operation and starts its undo window. The same request again has the same answer.
   * 409 OperationConflict (same id, other body), 409 AlreadyHandled, 422 UnknownResult, 503 LedgerUnavailable.
   */
  acknowledge(request: AcknowledgeIds): Operation;
  /**
   * The same for a frozen list. It resolves, and the undo window starts, when all of its results are recorded; until
   * then nobody hears of the operation. 409 OperationConflict, 503 LedgerUnavailable, 404 NotFound, 409
   * CaptureNotReady, 409 NothingToDo, 410 CaptureExpired.
   */
  acknowledgeCapture(request: AcknowledgeCapture): Promise<Operation>;
  /** Takes back what has not been sent, all of it or the ids named. 404 NotFound, 409 TooLate. */
  undo(operationId: string, ids?: readonly string[]): Promise<Operation>;
  /** One operation with its results. 404 NotFound. */
  operation(id: string): Operation;
  /** Operations that still do something and the latest that ended, newest first, without their results. */
  operations(): Operation[];
  /** Holds an operation after the call in flight, which is not made again either. 404 NotFound, 409 TooLate when it is not sending. */
  pause(operationId: string): Operation;
  /** Goes on with what was certainly not sent. 404 NotFound, 409 TooLate, 409 NothingToDo. */
  resume(operationId: string): Promise<Operation>;
  /** Ends an operation after the call in flight. 404 NotFound, 409 TooLate when it has ended. */
  stop(operationId: string): Promise<Operation>;
  /** Leaves what an operation that has ended did not send. 404 NotFound, 409 TooLate. */
  dismiss(operationId: string): Operation;
  /** Starts freezing the list of all results that match. 503 LedgerUnavailable. */
  startCapture(filter: TaskResultFilter): Capture;
  /** A frozen list and how far it is. 404 NotFound, 410 CaptureExpired. */
  capture(id: string): Capture;
  cancelCapture(id: string): Capture;
  acknowledgedResults(params: AcknowledgedResultsParams): AcknowledgedPage;
  /** All of the record that matches, oldest first, up to 1,000 rows at a time, each page read when it is asked for. */
  acknowledgedPages(filter: AcknowledgedResultsFilter): Iterable<readonly AcknowledgedResult[]>;
  /** Stops taking operations, lets the call in flight end, and marks what has not been sent as interrupted. */
  close(): Promise<void>;
}

/**
 * Opens the ledger: sweeps what an earlier process left behind, then takes operations. Throws if the file cannot
 * be used: `RecordRefused` for one that holds less than it did, `WrongAccount` for an account of another upstream.
 */
export function openLedger(options: LedgerOptions): Ledger {
  const { clock, db, file, account, upstream, log } = options;
  requireWhole(db, file.noted());
  const store = createStore(db, account, file);
  const sweep = () => store.transaction(() => store.sweep(clock.now()));
  store.transaction(() => {
    claimName(db, account, upstream);
    store.sweep(clock.now());
    const legacy = legacyAccounts(db, upstream);
    for (const old of legacy) createStore(db, old, file).sweep(clock.now());
    if (legacy.length > 0) takeOver(db, account, upstream);
  });
  const shown = createShown(store, options);
  const captures = createCaptures(store, options);
  const checker = createChecker(store, options);
  const leftOver = createLeftOver(store, options);
  const sender = createSender(store, options, checker, leftOver);
  const lists = createListCommit(store, captures, options);
  const operations = createOperations({ store, shown, lists, sender, leftOver }, options);
  const followed = createFollowedBatches(store, options);
  let isClosed = false;
  store.note();

  return {
    trouble() {
      try {
        file.prove();
        return undefined;
      } catch (error) {
        if (error instanceof RecordLost) return error;
        throw error;
      }
    },
    show: shown.show,
    mark: shown.mark,
    version: shown.version,
    acknowledge: (request) => {
      if (isClosed)
        throw docketError('LedgerUnavailable', 'Docket is shutting down. Nothing was sent.', {
          name: 'shuttingDown',
        });
      return operations.acknowledge(request);
    },
    acknowledgeCapture: operations.acknowledgeCapture,
    undo: operations.undo,
    operation: operations.operation,
    operations: operations.operations,
    pause: operations.pause,
    resume: operations.resume,
    stop: operations.stop,
    dismiss: operations.dismiss,
    startCapture: (filter) =>
      asLedgerErrors(() => {
        file.prove();
        return captures.start(filter);
      }),
    capture: captures.get,
    cancelCapture: (id) => asLedgerErrors(() => captures.cancel(id)),
    acknowledgedResults: (params) => ({
      ...store.records(params),
      asOf: new Date(options.clock.now()).toISOString(),
    }),
    acknowledgedPages: store.recordPages,
    followedBatches: followed.followedBatches,
    followBatch: followed.followBatch,
    unfollowBatch: followed.unfollowBatch,
    async close() {
      isClosed = true;
      checker.stop();
      await Promise.all([sender.stop(), captures.stop(), lists.stop(), leftOver.stop()]);
      try {
        shown.close();
        sweep();
        store.note();
      } catch (error) {
        // The next start sweeps first.
        log('ledger not writable', { code: storeCode(error) });
      }
    },
  };
}
