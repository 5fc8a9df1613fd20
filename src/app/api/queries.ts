import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AcknowledgedPage,
  Operation,
  TaskResult,
  TaskResultPage,
} from '../../contract/acknowledgement.ts';
import { isOpenState } from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { BatchCount, BatchType } from '../../contract/batch.ts';
import { MAX_PAGE_SIZE, type PageParams } from '../../contract/page.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import type { TaskDetailFilter } from '../../contract/query-task-detail-list.ts';
import type { AcknowledgedResultsParams, LangParam } from '../../contract/routes.ts';
import {
  acknowledgedResultsUrl,
  batchCountUrl,
  OPERATIONS_URL,
  SESSION_URL,
  taskCountsUrl,
  taskDetailsUrl,
  taskResultCountsUrl,
  taskResultsUrl,
} from '../../contract/routes.ts';
import type { Session, TaskCounts, TaskResultCounts } from '../../contract/session.ts';
import { walkPages } from '../../contract/walk-pages.ts';
import { queueReadingOf } from '../queue/reading-of.ts';
import { getJson } from './client.ts';
import { walked } from './walked.ts';

/** A batch's counts and the moment they were read. */
export interface CheckedBatchCount extends BatchCount {
  readonly requestId: string;
  readonly asOf: string;
}

/** How often the record is read again while something in it is under way. */
const WHILE_OPEN_MS = 3_000;

/**
 * For a page's own use of what its loader asks for as it is entered: if that failed before the page was drawn, drawing it
 * is no reason to ask a second time.
 */
export const ASKED_ON_ENTRY = { retryOnMount: false } as const;

type Counted = Omit<TaskResultFilter, 'status'>;

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => getJson<Session>(SESSION_URL, signal),
    staleTime: 60_000,
  });

export const taskResultsQuery = (params: TaskResultFilter & PageParams & LangParam) =>
  queryOptions({
    queryKey: ['task-results', params],
    queryFn: ({ signal, client }) =>
      queueReadingOf(client).read(params, (page) =>
        getJson<TaskResultPage>(taskResultsUrl({ ...params, ...page }), signal),
      ),
    placeholderData: keepPreviousData,
  });

export const taskResultCountsQuery = ({ domain, taskNo, instanceId }: Counted) =>
  queryOptions({
    queryKey: ['task-result-counts', { domain, taskNo, instanceId }],
    queryFn: ({ signal }) => {
      const filter = {
        ...(domain && { domain }),
        ...(taskNo && { taskNo }),
        ...(instanceId && { instanceId }),
      };
      return getJson<TaskResultCounts>(taskResultCountsUrl(filter), signal);
    },
    placeholderData: keepPreviousData,
  });

export const taskDetailsQuery = (taskNo: string, params: TaskDetailFilter & PageParams & LangParam) =>
  queryOptions({
    queryKey: ['task-details', taskNo, params],
    queryFn: ({ signal }) => getJson<TaskResultPage>(taskDetailsUrl(taskNo, params), signal),
    // The rows of another task would be wrong even for a moment.
    placeholderData: (previous, query) => (query?.queryKey[1] === taskNo ? previous : undefined),
  });

/**
 * The task's failures, at most about a thousand, by as many pages as the cloud needs for them. Beside the pages of the task,
 * so that they are read again when those are.
 */
export const taskFailuresQuery = (taskNo: string, lang: Language) =>
  queryOptions({
    queryKey: ['task-details', taskNo, 'failures', lang],
    queryFn: async ({ signal }): Promise<TaskResultPage> => {
      const read = async (page: PageParams) =>
        walked(
          await getJson<TaskResultPage>(taskDetailsUrl(taskNo, { ...page, status: 'failed', lang }), signal),
        );
      const items: TaskResult[] = [];
      for await (const { rows, answer, isEnd } of walkPages(read, { isStill: true })) {
        items.push(...rows);
        if (isEnd || items.length >= MAX_PAGE_SIZE) return { ...answer, items };
      }
      throw new Error('A walk has an end.');
    },
  });

export const taskCountsQuery = (taskNo: string) =>
  queryOptions({
    queryKey: ['task-counts', taskNo],
    queryFn: ({ signal }) => getJson<TaskCounts>(taskCountsUrl(taskNo), signal),
  });

export const batchCountQuery = (params: { taskId?: string; batchType?: BatchType } & LangParam) =>
  queryOptions({
    queryKey: ['batch-counts', params],
    queryFn: ({ signal }) => getJson<CheckedBatchCount>(batchCountUrl(params), signal),
  });

export const acknowledgedResultsQuery = (params: AcknowledgedResultsParams) =>
  queryOptions({
    queryKey: ['acknowledged-results', params],
    queryFn: ({ signal }) => getJson<AcknowledgedPage>(acknowledgedResultsUrl(params), signal),
    placeholderData: keepPreviousData,
    // While a shown row is in the ledger's hands it will change by itself; a hidden tab does not ask.
    refetchInterval: ({ state }) =>
      state.data?.items.some((row) => isOpenState(row.state)) ? WHILE_OPEN_MS : false,
  });

export const operationsQuery = () =>
  queryOptions({
    queryKey: ['operations'],
    queryFn: ({ signal }) => getJson<readonly Operation[]>(OPERATIONS_URL, signal),
  });
