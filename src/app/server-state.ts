import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Operation } from '../contract/acknowledgement.ts';
import { ApiError } from '../contract/api-error.ts';
import { SESSION_URL } from '../contract/routes.ts';
import type { Clock } from '../platform/clock.ts';
import { getJson } from './api/client.ts';
import { hasEnded } from './api/poll-schedule.ts';
import { reachability, watchReachability } from './api/reachability.ts';
import { isQueuePage, outdateQueuePages, refreshAcknowledged, refreshSession } from './api/refresh.ts';
import { createQueueReading, type QueuePage, setQueueReading } from './queue/queue-reading.ts';
import { createFollowing } from './record/follow.ts';
import { createRecord } from './record/record.ts';
import { isPageCleared } from './record/set-aside.ts';
import type { Acknowledgements } from './record/use-record.ts';

interface Surroundings {
  readonly clock: Clock;
  /** Resolves when the page is visible. */
  readonly whenVisible: () => Promise<void>;
  /** Calls back each time the browser finds or loses a network. */
  readonly onNetworkChange: (run: () => void) => void;
}

/** How often lists are read again while a big operation is sending, in milliseconds. */
const CALM_MS = 3_000;

/**
 * Makes the cache of the server's answers, and the record of what became of each result. The record hears every answer.
 * When an operation ends, everything that it may have changed is read again.
 */
export function createServerState({ clock, whenVisible, onNetworkChange }: Surroundings): {
  queryClient: QueryClient;
  acknowledgements: Acknowledgements;
} {
  const record = createRecord(clock);
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (data, { meta }) => following.hear(data, meta),
      onError: (error, { meta }) => following.hearError(error, meta),
    }),
    mutationCache: new MutationCache({
      // Whether anything can be acknowledged may have changed, and with it the banner and the buttons.
      onError: (error) => {
        if (error instanceof ApiError && [403, 503].includes(error.status)) refreshSession(queryClient);
      },
    }),
    defaultOptions: {
      // The proxy repeats and shares reads already; repeating here would only delay errors.
      queries: { networkMode: 'always', retry: false, staleTime: 30_000 },
    },
  });
  let refreshedAt = clock.monotonic();
  const refreshAfter = (operation: Operation) => {
    if (operation.error?.code === 'LedgerUnavailable') refreshSession(queryClient);
    const shown = queryClient.getQueriesData<QueuePage>({ predicate: isQueuePage, type: 'active' });
    const keepsPage = shown.some(([, page]) => isPageCleared(page, record.gone(), operation));
    void refreshAcknowledged(queryClient, { keepsPage });
  };
  const following = createFollowing({
    queryClient,
    record,
    onEnd: refreshAfter,
    onProgress: (operation) => {
      if (!hasEnded(operation.state) && clock.monotonic() - refreshedAt < CALM_MS) return;
      refreshedAt = clock.monotonic();
      refreshAfter(operation);
    },
  });
  setQueueReading(
    queryClient,
    createQueueReading({ hasLeft: record.hasLeft, all: record.handled }, () =>
      outdateQueuePages(queryClient),
    ),
  );
  watchReachability(reachability, {
    clock,
    whenVisible,
    onNetworkChange,
    ask: () => getJson(SESSION_URL, new AbortController().signal),
    onReturn: () => void queryClient.invalidateQueries(),
  });
  return { queryClient, acknowledgements: { record, following } };
}
