import type { Query, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './queries.ts';

/** True for the pages of the queue that a reader opened. */
export const isQueuePage = ({ meta }: Query) => meta?.answers === 'queue-page';

/** True for queries that a page waits for; false for those that run beside it while something is under way. */
export const isForPage = ({ meta }: Query) => meta?.answers !== 'operation' && meta?.answers !== 'throttling';

interface RefreshOptions {
  /** Keeps the page of the queue on screen until its reader asks for more. */
  readonly keepsPage?: boolean;
}

/** Marks everything as outdated that an acknowledgement changes, and reads again what is on screen. */
export async function refreshAcknowledged(
  queryClient: QueryClient,
  { keepsPage = false }: RefreshOptions = {},
): Promise<void> {
  const isChanged = (query: Query) => query.meta?.changesWith === 'acknowledgement';
  void queryClient.invalidateQueries({ predicate: isChanged, refetchType: 'none' });
  await queryClient.refetchQueries({
    type: 'active',
    predicate: (query) => isChanged(query) && !(keepsPage && isQueuePage(query)),
  });
}

/** Marks earlier pages of the queue as outdated: they are read again when the reader turns back. */
export function outdateQueuePages(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: isQueuePage, refetchType: 'none' });
}

/** Reads the session again, for whether anything can be acknowledged. */
export function refreshSession(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
}
