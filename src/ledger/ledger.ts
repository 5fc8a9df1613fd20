import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import type {
  AcknowledgedResult,
  AcknowledgeRequest,
  Operation,
  TaskResult,
} from '../contract/acknowledgement.ts';
import { docketError } from '../contract/api-error.ts';
import type { Clock } from '../contract/clock.ts';
import type { Database } from '../contract/database.ts';
import type { Page } from '../contract/page.ts';
import type { AcknowledgedResultsParams } from '../contract/routes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { createChecker } from './checker.ts';
import type { ReadQueue } from './scan.ts';
import { createSender } from './sender.ts';
import { createShown } from './shown.ts';
import { createStore, type OperationRow } from './sql/store.ts';

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

export interface LedgerOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Whose queue this is; two accounts in one file never meet. */
  readonly account: string;
  /** One call to the cloud; it never throws. */
  readonly send: (taskDetailNos: readonly string[]) => Promise<AcknowledgeOutcome>;
  readonly readQueue: ReadQueue;
  /** Seconds between a click and its sending, unless the click says otherwise. */
  readonly undoSeconds: number;
  /** How long after a call a row may still be listed although it is acknowledged. */
  readonly settleSeconds: number;
  readonly keepTaskResult: boolean;
  readonly log: (event: string, fields: Record<string, string | number>) => void;
}

const RECENT_OPERATIONS = 20;

/** Opens the ledger: sweeps what an earlier process left behind, then takes operations. Throws if the file cannot be used. */
export function openLedger(options: LedgerOptions): Ledger {
  const { db, clock, account, log } = options;
  const store = createStore(db, account);
  store.transaction(() => store.sweep(clock.now()));
  const shown = createShown(store, options);
  const checker = createChecker(store, options);
  const sender = createSender(store, options, checker);
  let closed = false;

  const find = (id: string): OperationRow => {
    const row = store.operation(id);
    if (!row) throw docketError('NotFound', 'There is no such operation.');
    return row;
  };

  const describe = (row: OperationRow, withResults: boolean): Operation => {
    const counts = store.counts(row.id);
    const results = withResults ? store.results(row.id) : undefined;
    return {
      id: row.id,
      state: row.state,
      total: counts.reduce((sum, { n }) => sum + n, 0),
      counts: Object.fromEntries(counts.map(({ state, n }) => [state, n])),
      createdAt: new Date(row.created_at).toISOString(),
      sendAt: new Date(row.send_at).toISOString(),
      asOf: new Date(clock.now()).toISOString(),
      ...(row.error === null ? {} : { error: JSON.parse(row.error) }),
      ...(results && {
        results: results.map(({ task_detail_no, state, note }) => ({
          taskDetailNo: task_detail_no,
          state,
          ...(note === null ? {} : { note }),
        })),
      }),
    };
  };

  /** Adds the operation in one transaction, in which every reason to refuse is looked for. */
  const commit = (request: AcknowledgeRequest): { row: OperationRow; isNew: boolean } => {
    const ids = [...new Set(request.ids)];
    const undoSeconds = request.undoSeconds ?? options.undoSeconds;
    const canonical = JSON.stringify({ ids, undoSeconds: request.undoSeconds ?? null });
    return store.transaction(() => {
      const earlier = store.operation(request.operationId);
      if (earlier?.request === canonical) return { row: earlier, isNew: false };
      if (earlier) throw docketError('OperationConflict', 'This operation id was used for another request.');
      const details = shown.chosen(ids);
      const now = clock.now();
      const row = {
        id: request.operationId,
        request: canonical,
        created_at: now,
        send_at: now + undoSeconds * 1000,
      };
      store.addOperation(row, details);
      return { row: { ...row, state: 'pending', error: null }, isNew: true };
    });
  };

  return {
    show: (rows, readAt) => shown.show(rows, readAt),

    acknowledge(request) {
      if (closed) throw docketError('LedgerUnavailable', 'Docket is shutting down. Nothing was sent.');
      const { row, isNew } = guarded(() => commit(request));
      if (isNew) {
        log('operation committed', { operationId: row.id });
        sender.arm(row.id, row.send_at - row.created_at);
      }
      return describe(store.operation(row.id) ?? row, true);
    },

    undo(operationId, ids) {
      find(operationId);
      guarded(() =>
        store.transaction(() => {
          const now = clock.now();
          if (store.undoResults(operationId, ids, now) === 0) {
            throw docketError(
              'TooLate',
              'Nothing was undone: these results were already sent or taken back.',
            );
          }
          const isAllUndone = store.counts(operationId).every(({ state }) => state !== 'pending');
          if (isAllUndone) store.moveOperation(operationId, 'pending', 'undone', now);
        }),
      );
      return describe(find(operationId), true);
    },

    operation: (id) => describe(find(id), true),
    operations: () => store.operations(RECENT_OPERATIONS).map((row) => describe(row, false)),
    acknowledgedResults: (params) => store.records(params),

    async close() {
      closed = true;
      await Promise.all([sender.stop(), checker.stop()]);
      store.transaction(() => store.sweep(clock.now()));
    },
  };
}

/** If the ledger cannot be written nothing is sent, and the person is told so in words instead of SQL. */
function guarded<Answer>(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_CONSTRAINT')) {
      throw docketError(
        'AlreadyHandled',
        'Some of these results are being acknowledged already. Nothing was sent.',
      );
    }
    if (code.startsWith('SQLITE')) {
      throw docketError(
        'LedgerUnavailable',
        `Docket cannot write its record (${code}), so nothing was sent.`,
      );
    }
    throw error;
  }
}
