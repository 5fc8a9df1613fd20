import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { AcknowledgedPage, Operation, TaskResultPage } from '../../contract/acknowledgement.ts';
import { ApiError } from '../../contract/api-error.ts';
import { resultStates } from '../../contract/result-state.ts';
import { operationUrl, SESSION_URL } from '../../contract/routes.ts';
import type { Clock } from '../../platform/clock.ts';
import { createQueueReading, type QueuePage } from '../queue/queue-reading.ts';
import { setQueueReading } from '../queue/reading-of.ts';
import { getJson } from './client.ts';
import type { OperationTracker } from './operation-tracker.ts';
import { createOperationTracker } from './operation-tracker.ts';
import { isPageCleared } from './page-cleared.ts';
import { hasEnded, isUnfinished } from './poll-schedule.ts';
import { reachability, watchReachability } from './reachability.ts';
import { isQueuePage, outdateQueuePages, refreshAcknowledged, refreshSession } from './refresh.ts';

interface Surroundings {
  readonly clock: Clock;
  /** Settles once the page can be seen. */
  readonly whenVisible: () => Promise<void>;
  /** Calls back each time the browser finds or loses a network. */
  readonly onNetworkChange: (run: () => void) => void;
}

/**
 * The one cache of what the server said, and the tracker that keeps its rows current. Each page of the queue that
 * arrives is compared with what is being followed; when an operation ends, everything that it may have changed is
 * read again.
 */
export function createServerState({ clock, whenVisible, onNetworkChange }: Surroundings): {
  queryClient: QueryClient;
  tracker: OperationTracker;
} {
  let refreshedAt = clock.monotonic();
  const tracker = createOperationTracker({
    clock,
    whenVisible,
    read: (id) => getJson<Operation>(operationUrl(id), new AbortController().signal),
    onEnd: (operation) => {
      void refreshAfter(operation, queryClient, tracker);
    },
    onProgress: (operation) => {
      const isRunning = !hasEnded(operation.state);
      if (isRunning && clock.monotonic() - refreshedAt < CALM_MS) return;
      refreshedAt = clock.monotonic();
      void refreshAfter(operation, queryClient, tracker);
    },
  });
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (data, { meta }) => {
        switch (meta?.answers) {
          case 'queue-page':
          case 'queue':
            return tracker.sight(data as TaskResultPage);
          case 'task':
            return tracker.mention(data as TaskResultPage);
          case 'record':
            return tracker.hear(data as AcknowledgedPage);
          case 'operations':
            for (const operation of data as readonly Operation[])
              if (isToFollow(operation)) tracker.find(operation.id);
        }
      },
    }),
    mutationCache: new MutationCache({
      // Whether anything can be acknowledged may have changed: the banner says so, and the buttons go.
      onError: (error) => {
        if (error instanceof ApiError && [403, 503].includes(error.status)) refreshSession(queryClient);
      },
    }),
    defaultOptions: {
      // The proxy already retries reads and shares them; a second layer would only make errors slower.
      queries: { networkMode: 'always', retry: false, staleTime: 30_000 },
    },
  });
  setQueueReading(
    queryClient,
    createQueueReading(
      {
        hasLeft: (id) => resultStates.has(tracker.row(id)?.state, 'leftQueue'),
        all: tracker.acknowledged,
      },
      () => outdateQueuePages(queryClient),
    ),
  );
  watchReachability(reachability, {
    clock,
    whenVisible,
    onNetworkChange,
    ask: () => getJson(SESSION_URL, new AbortController().signal),
    onReturn: () => void queryClient.invalidateQueries(),
  });
  return { queryClient, tracker };
}

/** While a big operation is sending, the lists follow it at this pace. */
const CALM_MS = 3_000;

/** Operations that a reload, another tab or a restart left behind; what was cut short can be resumed or dismissed. */
function isToFollow(operation: Operation): boolean {
  return !hasEnded(operation.state) || isUnfinished(operation);
}

async function refreshAfter(
  operation: Operation,
  queryClient: QueryClient,
  tracker: OperationTracker,
): Promise<void> {
  if (operation.error?.code === 'LedgerUnavailable') refreshSession(queryClient);
  const left = tracker.left();
  const shown = queryClient.getQueriesData<QueuePage>({ predicate: isQueuePage, type: 'active' });
  const keepsPage = shown.some(([, page]) => isPageCleared(page, left, operation));
  await refreshAcknowledged(queryClient, { keepsPage });
}
