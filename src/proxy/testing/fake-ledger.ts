import type { AcknowledgeRequest, Operation } from '../../contract/acknowledgement.ts';
import { docketError } from '../../contract/api-error.ts';
import type { AcknowledgedResultsParams } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { AskedLedger } from '../ledger-routes.ts';

export interface FakeLedger extends AskedLedger {
  /** What the routes asked of it, in order. */
  readonly asked: (
    | { kind: 'show'; ids: string[]; readAt: number }
    | { kind: 'acknowledge'; request: AcknowledgeRequest }
    | { kind: 'undo'; id: string; ids?: readonly string[] }
    | { kind: 'list'; params: AcknowledgedResultsParams }
  )[];
}

/** Remembers what it was asked; marks the row `marked`, keeps the rows it was shown, knows the operations it took. */
export function createFakeLedger(): FakeLedger {
  const asked: FakeLedger['asked'] = [];
  const operations = new Map<string, Operation>();
  let shown: readonly TaskDetail[] = [];
  const find = (id: string) => {
    const operation = operations.get(id);
    if (!operation) throw docketError('NotFound', 'There is no such operation.');
    return operation;
  };
  return {
    asked,
    show(rows, readAt) {
      asked.push({ kind: 'show', ids: rows.map((row) => row.taskDetailNo), readAt });
      shown = rows;
      const acknowledgement = { operationId: 'o', state: 'pending' } as const;
      return rows.map((row) => (row.taskDetailNo === 'marked' ? { ...row, acknowledgement } : row));
    },
    acknowledge(request) {
      asked.push({ kind: 'acknowledge', request });
      const time = '2026-11-23T12:00:00.000Z';
      const id = request.operationId;
      const total = 'ids' in request ? request.ids.length : 0;
      const operation: Operation = {
        id,
        state: 'pending',
        total,
        counts: { pending: total },
        createdAt: time,
        sendAt: time,
        asOf: time,
      };
      operations.set(id, operation);
      return operation;
    },
    undo(id, ids) {
      asked.push({ kind: 'undo', id, ...(ids && { ids }) });
      return { ...find(id), state: 'undone' };
    },
    operation: find,
    operations: () => [...operations.values()],
    acknowledgedResults(params) {
      asked.push({ kind: 'list', params });
      const row = {
        state: 'confirmed',
        operationId: 'o',
        acknowledgedAt: '2026-11-23T12:00:00.000Z',
      } as const;
      const items = shown.map((detail) => ({ ...detail, ...row }));
      return { items, page: params.page, pageSize: params.pageSize, totalItems: items.length, totalPages: 1 };
    },
  };
}
