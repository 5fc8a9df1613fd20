import type { QueryClient } from '@tanstack/react-query';

/** What says something of results in the queue, besides the page of it that a reader turned to. */
const OF_THE_QUEUE = [
  'task-queue',
  'task-details',
  'queue-from-start',
  'task-result-counts',
  'acknowledged-results',
];

/** Reads again whatever an acknowledgement changes; `rows` says whether the page of the queue on screen is, too. */
export async function invalidateAcknowledged(
  queryClient: QueryClient,
  rows: 'active' | 'none',
): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['task-results'], refetchType: rows }),
    ...OF_THE_QUEUE.map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  ]);
}
