import type { QueryClient } from '@tanstack/react-query';
import { resultStates } from '../../contract/result-state.ts';
import { acknowledgedResultsQuery } from './queries.ts';

/** Ids asked for at once: they travel in the address, which servers cut at 16 KiB. */
const AT_ONCE = 200;

/** Those of these results that are being acknowledged or have been, by the ledger's own record. */
export async function takenOf(queryClient: QueryClient, ids: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids.slice(at, at + AT_ONCE);
    const query = acknowledgedResultsQuery({ ids: asked, latest: true, page: 1, pageSize: 1000 });
    const { items } = await queryClient.fetchQuery({ ...query, staleTime: 0, gcTime: 0 });
    for (const { taskDetailNo, state } of items)
      if (resultStates.has(state, 'handled')) taken.push(taskDetailNo);
  }
  return taken;
}
