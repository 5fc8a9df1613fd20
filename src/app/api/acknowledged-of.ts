import { queryOptions } from '@tanstack/react-query';
import type { AcknowledgedResult, Operation, ResultState } from '../../contract/acknowledgement.ts';
import { MAX_ACKNOWLEDGE_IDS } from '../../contract/acknowledgement.ts';
import type { Page } from '../../contract/page.ts';
import { acknowledgedResultsUrl } from '../../contract/routes.ts';
import { getJson } from './client.ts';

/**
 * The results of one operation that are in one of these states, as many as can be acknowledged together. All rows of an operation
 * were recorded in the same millisecond, so its time finds them.
 */
export const acknowledgedOfQuery = ({ id, createdAt }: Operation, states: readonly ResultState[]) =>
  queryOptions({
    queryKey: ['acknowledged-of', id, states],
    queryFn: async ({ signal }) => {
      const to = new Date(Date.parse(createdAt) + 1).toISOString();
      const params = { state: states, from: createdAt, to, page: 1, pageSize: MAX_ACKNOWLEDGE_IDS };
      const { items } = await getJson<Page<AcknowledgedResult>>(acknowledgedResultsUrl(params), signal);
      return items.filter(({ operationId }) => operationId === id);
    },
    staleTime: 0,
  });
