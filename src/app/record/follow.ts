import { type QueryClient, type QueryMeta, QueryObserver } from '@tanstack/react-query';
import type { AcknowledgedPage, Operation, TaskResultPage } from '../../contract/acknowledgement.ts';
import { ApiError } from '../../contract/api-error.ts';
import { resultStates } from '../../contract/result-state.ts';
import { hasEnded, hasProgress, isUnfinished } from '../api/poll-schedule.ts';
import { operationQuery } from '../api/queries.ts';
import type { AcknowledgementRecord } from './record.ts';

interface FollowOptions {
  readonly queryClient: QueryClient;
  readonly record: AcknowledgementRecord;
  /** The query of one operation, which is read again while something can change it. */
  readonly queryOf?: typeof operationQuery;
  /** Called once for each followed operation that ended. */
  readonly onEnd: (operation: Operation) => void;
  /**
   * Called when more results of a big operation have left the queue, or when more results of an ended one are clear.
   */
  readonly onProgress: (operation: Operation) => void;
}

export type Following = ReturnType<typeof createFollowing>;

/** Follows operations until they end, by one query observer each, which polls as the state requires. */
export function createFollowing({
  queryClient,
  record,
  queryOf = operationQuery,
  onEnd,
  onProgress,
}: FollowOptions) {
  const followed = new Map<string, () => void>();

  /** Notes an answer about an operation that is followed. */
  function take(operation: Operation) {
    const before = record.operation(operation.id);
    if (!record.hearOperation(operation) || !before) return;
    if (hasEnded(operation.state) && !hasEnded(before.state)) onEnd(operation);
    else if (hasProgress(operation, before)) onProgress(operation);
  }

  /** Puts an answer that did not come by polling into the cache, from which the next poll is planned. */
  function changed(operation: Operation) {
    if (!followed.has(operation.id)) return;
    take(operation);
    queryClient.setQueryData(queryOf(operation.id).queryKey, operation);
  }

  function follow(operation: Operation) {
    if (followed.has(operation.id)) return;
    const query = queryOf(operation.id);
    queryClient.setQueryData(query.queryKey, operation);
    followed.set(
      operation.id,
      new QueryObserver(queryClient, query).subscribe(() => undefined),
    );
    take(operation);
  }

  /** Follows an operation by its id: one of another tab, or of the time before a reload. */
  function find(id: string) {
    if (followed.has(id)) return;
    queryClient.fetchQuery(queryOf(id)).then(follow, () => undefined);
  }

  function leave(id: string) {
    followed.get(id)?.();
    followed.delete(id);
  }

  return {
    find,
    follow,
    changed,
    /** Removes an operation that has ended from the list. */
    forget(id: string) {
      const operation = record.operation(id);
      if (operation && !hasEnded(operation.state)) return;
      leave(id);
      record.forget(id);
    },
    /** Reads an answer of any query, and follows the operations in it that are under way. */
    hear(data: unknown, meta: QueryMeta | undefined) {
      switch (meta?.answers) {
        case 'queue-page':
        case 'queue':
        case 'task':
          record.hearList(data as TaskResultPage, meta.answers === 'task');
          for (const { acknowledgement: mark } of (data as TaskResultPage).items)
            if (mark && resultStates.has(mark.state, 'open')) find(mark.operationId);
          return;
        case 'ledger':
          record.hearLedger(data as AcknowledgedPage);
          for (const { operationId, state } of (data as AcknowledgedPage).items)
            if (resultStates.has(state, 'underWay')) find(operationId);
          return;
        case 'operations':
          // Operations of the time before a reload or restart, or of another tab. One that was cut short can be resumed
          // or dismissed.
          for (const operation of data as readonly Operation[])
            if (!hasEnded(operation.state) || isUnfinished(operation)) find(operation.id);
          return;
        case 'operation':
          if (followed.has((data as Operation).id)) take(data as Operation);
      }
    },
    /** Notes that a query failed. An operation that the ledger does not know is not followed any more. */
    hearError(error: Error, meta: QueryMeta | undefined) {
      if (meta?.answers !== 'operation' || !(error instanceof ApiError) || error.status !== 404) return;
      const id = meta.of ?? '';
      if (!followed.has(id)) return;
      leave(id);
      record.discard(id);
    },
  };
}
