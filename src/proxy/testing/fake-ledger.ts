import type { AcknowledgeRequest, Operation } from '../../contract/acknowledgement.ts';
import { docketError } from '../../contract/api-error.ts';
import type { Capture } from '../../contract/capture.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import type { AcknowledgedResultsFilter, AcknowledgedResultsParams } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { AskedLedger } from '../ledger-routes.ts';

export interface FakeLedger extends AskedLedger {
  /** What the routes asked of it, in order. */
  readonly asked: (
    | { kind: 'show'; ids: string[]; readAt: number }
    | { kind: 'acknowledge'; request: AcknowledgeRequest }
    | { kind: 'undo'; id: string; ids?: readonly string[] }
    | { kind: 'pause' | 'resume' | 'stop' | 'dismiss' | 'cancel'; id: string }
    | { kind: 'capture'; filter: TaskResultFilter }
    | { kind: 'list'; params: AcknowledgedResultsParams }
    | { kind: 'export'; filter: AcknowledgedResultsFilter }
  )[];
}

const NOON = '2026-11-23T12:00:00.000Z';
const CONFIRMED = { operationId: 'o', state: 'confirmed' } as const;
const CAPTURE: Capture = {
  id: '6fa459ea-ee8a-4ca4-894e-db77e160355e',
  state: 'reading',
  filter: {},
  total: 0,
  totalItems: null,
  statuses: [],
  taskTypes: [],
  tasks: [],
  taskCount: 0,
  withTaskResult: 0,
  valueDomains: [],
  createdAt: NOON,
  expiresAt: NOON,
  asOf: NOON,
};

/**
 * A ledger that keeps what it was asked. It marks the row `marked`, keeps the rows it was shown and knows the
 * operations it took.
 */
export function createFakeLedger(): FakeLedger {
  const asked: FakeLedger['asked'] = [];
  const operations = new Map<string, Operation>();
  let shown: readonly TaskDetail[] = [];
  const captures = new Map<string, Capture>();
  const find = (id: string) => {
    const operation = operations.get(id);
    if (!operation) throw docketError('NotFound', 'There is no such operation.');
    return operation;
  };
  const findCapture = (id: string) => {
    const capture = captures.get(id);
    if (!capture) throw docketError('NotFound', 'There is no such list.');
    return capture;
  };
  const records = () =>
    shown.map((detail) => ({
      ...detail,
      state: 'confirmed' as const,
      operationId: 'o',
      acknowledgedAt: NOON,
    }));
  const begin = (request: AcknowledgeRequest): Operation => {
    asked.push({ kind: 'acknowledge', request });
    const id = request.operationId;
    const total = 'ids' in request ? request.ids.length : 0;
    const operation: Operation = {
      id,
      state: 'pending',
      total,
      counts: { pending: total },
      createdAt: NOON,
      sendAt: NOON,
      asOf: NOON,
    };
    operations.set(id, operation);
    return operation;
  };
  const control = (kind: 'pause' | 'resume' | 'stop' | 'dismiss') => (id: string) => {
    asked.push({ kind, id });
    return find(id);
  };
  return {
    asked,
    show(rows, readAt) {
      asked.push({ kind: 'show', ids: rows.map((row) => row.taskDetailNo), readAt });
      shown = rows;
      const acknowledgement = { operationId: 'o', state: 'pending' } as const;
      return rows.map((row) => (row.taskDetailNo === 'marked' ? { ...row, acknowledgement } : row));
    },
    mark: (rows) =>
      rows.map((row) => (row.taskDetailNo === 'marked' ? { ...row, acknowledgement: CONFIRMED } : row)),
    trouble: () => undefined,
    version: () => String(asked.length),
    acknowledge: begin,
    acknowledgeCapture: async (request) => begin(request),
    async undo(id, ids) {
      asked.push({ kind: 'undo', id, ...(ids && { ids }) });
      return { ...find(id), state: 'undone' };
    },
    pause: control('pause'),
    resume: async (id) => control('resume')(id),
    stop: async (id) => control('stop')(id),
    dismiss: control('dismiss'),
    startCapture(filter) {
      asked.push({ kind: 'capture', filter });
      const capture: Capture = { ...CAPTURE, filter };
      captures.set(capture.id, capture);
      return capture;
    },
    capture: findCapture,
    cancelCapture(id) {
      asked.push({ kind: 'cancel', id });
      return { ...findCapture(id), state: 'cancelled' };
    },
    followedBatches: () => [],
    followBatch: () => [],
    unfollowBatch: () => [],
    operation: find,
    operations: () => [...operations.values()],
    acknowledgedResults(params) {
      asked.push({ kind: 'list', params });
      const items = records();
      const { page, pageSize } = params;
      const asOf = '2026-11-23T12:00:00.000Z';
      return { items, page, pageSize, totalItems: items.length, totalPages: 1, asOf };
    },
    acknowledgedPages(filter) {
      asked.push({ kind: 'export', filter });
      return [records()];
    },
  };
}
