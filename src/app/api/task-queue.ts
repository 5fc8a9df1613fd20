import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { TaskResultPage } from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import { MAX_PAGE_SIZE } from '../../contract/page.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import type { LangParam } from '../../contract/routes.ts';
import { taskResultsUrl } from '../../contract/routes.ts';
import { getJson } from './client.ts';

type Look = Omit<TaskResultFilter, 'taskNo'> & LangParam & { readonly page?: number };

/**
 * Results of one task that are in the queue, as many as one call can tell. They count as shown by this Docket, so they
 * may be acknowledged. A key of its own: it is a look at the queue, not the page of it that a reader turned to.
 */
export const taskQueueQuery = (taskNo: string, { page = 1, ...filter }: Look) =>
  queryOptions({
    queryKey: ['task-queue', taskNo, { page, ...filter }],
    queryFn: ({ signal }) =>
      getJson<TaskResultPage>(taskResultsUrl({ ...filter, taskNo, page, pageSize: MAX_PAGE_SIZE }), signal),
  });

/** The queue from its beginning, 1,000 results further with each page asked for. */
export const queueFromStartQuery = (lang: Language) =>
  infiniteQueryOptions({
    queryKey: ['queue-from-start', lang],
    queryFn: ({ pageParam, signal }) =>
      getJson<TaskResultPage>(taskResultsUrl({ page: pageParam, pageSize: MAX_PAGE_SIZE, lang }), signal),
    initialPageParam: 1,
    getNextPageParam: ({ page, totalPages }) => (page < totalPages ? page + 1 : undefined),
  });
