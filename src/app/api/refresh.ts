import type { Query, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './queries.ts';

/** True for the pages of the queue that a reader turned to. */
export const isQueuePage = ({ meta }: Query) => meta?.answers === 'queue-page';

/** True for what a page waits for; false for what goes on beside it for as long as something is under way. */
export const isForPage = ({ meta }: Query) => meta?.answers !== 'operation' && meta?.answers !== 'throttling';

interface RefreshOptions {
  /** The page of the queue on screen is left as it is until its reader asks for more. */
  readonly keepsPage?: boolean;
}

/** Marks as out of date whatever an acknowledgement changes, and reads again what of it is on screen. */
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

/** Marks the pages of the queue that were read before as out of date: a reader who turns back gets them read again. */
export function outdateQueuePages(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: isQueuePage, refetchType: 'none' });
}

/** Asks anew whether anything can be acknowledged. */
export function refreshSession(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
}
