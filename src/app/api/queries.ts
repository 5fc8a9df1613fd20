import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AcknowledgedPage,
  Operation,
  TaskResult,
  TaskResultPage,
} from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { BatchCount, BatchType, FollowedBatches } from '../../contract/batch.ts';
import type { Capture } from '../../contract/capture.ts';
import { MAX_PAGE_SIZE, type Page, type PageParams } from '../../contract/page.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import type { TaskDetailFilter } from '../../contract/query-task-detail-list.ts';
import { resultStates } from '../../contract/result-state.ts';
import {
  type AcknowledgedResultsParams,
  acknowledgedResultsUrl,
  batchCountUrl,
  captureUrl,
  FOLLOWED_BATCHES_URL,
  type LangParam,
  OPERATIONS_URL,
  operationUrl,
  SESSION_URL,
  taskCountsUrl,
  taskDetailsUrl,
  taskResultCountsUrl,
  taskResultsUrl,
} from '../../contract/routes.ts';
import type { Session, TaskCounts, TaskResultCounts } from '../../contract/session.ts';
import { walkPages } from '../../contract/walk-pages.ts';
import { queueReadingOf } from '../queue/queue-reading.ts';
import { getJson } from './client.ts';
import { nextPoll } from './poll-schedule.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** What makes an answer out of date, besides time. */
      readonly changesWith?: 'acknowledgement';
      /** What an answer is: `queue-page` is the page of the queue that a reader turned to, `queue` any other read of it. */
      readonly answers?:
        | 'queue-page'
        | 'queue'
        | 'task'
        | 'ledger'
        | 'operations'
        | 'operation'
        | 'throttling';
      /** The task or the operation that an answer is about. */
      readonly of?: string;
    };
  }
}

const CHANGES = { changesWith: 'acknowledgement' } as const;

/** A batch's counts and the moment they were read. */
export interface CheckedBatchCount extends BatchCount {
  readonly requestId: string;
  readonly asOf: string;
}

/** How often the record is read again while something in it is under way. */
const WHILE_OPEN_MS = 3_000;
/** Wait before asking again after an answer that failed. */
const AFTER_FAILURE_MS = 2_000;
/** How often a list is read again while it is being frozen. */
const WHILE_READING_MS = 500;

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

/** The session, asked each second how long a read waits for Alibaba Cloud; apart from what the page itself is waiting for. */
export const throttlingQuery = () =>
  queryOptions({
    ...sessionQuery(),
    queryKey: ['throttling'],
    staleTime: 0,
    refetchInterval: 1_000,
    meta: { answers: 'throttling' },
  });

export const taskResultsQuery = (params: TaskResultFilter & PageParams & LangParam) =>
  queryOptions({
    queryKey: ['task-results', params],
    queryFn: ({ signal, client }) =>
      queueReadingOf(client).read(params, (page) =>
        getJson<TaskResultPage>(taskResultsUrl({ ...params, ...page }), signal),
      ),
    placeholderData: keepPreviousData,
    meta: { ...CHANGES, answers: 'queue-page' },
  });

type TaskInQueue = Omit<TaskResultFilter, 'taskNo'> & LangParam & { readonly page?: number };

/**
 * Results of one task that are in the queue, as many as one call can tell. They count as shown by this Docket, so they
 * may be acknowledged.
 */
export const taskQueueQuery = (taskNo: string, { page = 1, ...filter }: TaskInQueue) =>
  queryOptions({
    queryKey: ['task-queue', taskNo, { page, ...filter }],
    queryFn: ({ signal }) =>
      getJson<TaskResultPage>(taskResultsUrl({ ...filter, taskNo, page, pageSize: MAX_PAGE_SIZE }), signal),
    meta: { ...CHANGES, answers: 'queue', of: taskNo },
  });

/** The queue from its beginning, 1,000 results further with each page asked for. */
export const queueFromStartQuery = (lang: Language) =>
  infiniteQueryOptions({
    queryKey: ['queue-from-start', lang],
    queryFn: ({ pageParam, signal }) =>
      getJson<TaskResultPage>(taskResultsUrl({ page: pageParam, pageSize: MAX_PAGE_SIZE, lang }), signal),
    initialPageParam: 1,
    getNextPageParam: ({ page, totalPages }) => (page < totalPages ? page + 1 : undefined),
    meta: CHANGES,
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
    meta: CHANGES,
  });

export const taskDetailsQuery = (taskNo: string, params: TaskDetailFilter & PageParams & LangParam) =>
  queryOptions({
    queryKey: ['task-details', taskNo, params],
    queryFn: ({ signal }) => getJson<TaskResultPage>(taskDetailsUrl(taskNo, params), signal),
    // The rows of another task would be wrong even for a moment.
    placeholderData: (previous, query) => (query?.meta?.of === taskNo ? previous : undefined),
    meta: { ...CHANGES, answers: 'task', of: taskNo },
  });

/** The task's failures, at most about a thousand, by as many pages as the cloud needs for them. */
export const taskFailuresQuery = (taskNo: string, lang: Language) =>
  queryOptions({
    queryKey: ['task-failures', taskNo, lang],
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
    meta: { ...CHANGES, answers: 'task', of: taskNo },
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

/** The batches that Docket remembers, newest first. */
export const followedBatchesQuery = () =>
  queryOptions({
    queryKey: ['followed-batches'],
    queryFn: ({ signal }) =>
      getJson<FollowedBatches>(FOLLOWED_BATCHES_URL, signal).then(({ items }) => items),
  });

export const acknowledgedResultsQuery = (params: AcknowledgedResultsParams) =>
  queryOptions({
    queryKey: ['acknowledged-results', params],
    queryFn: ({ signal }) => getJson<AcknowledgedPage>(acknowledgedResultsUrl(params), signal),
    placeholderData: keepPreviousData,
    // While a shown row is in the ledger's hands it will change by itself; a hidden tab does not ask.
    refetchInterval: ({ state }) =>
      state.data?.items.some((row) => resultStates.has(row.state, 'open')) ? WHILE_OPEN_MS : false,
    meta: { ...CHANGES, answers: 'ledger' },
  });

export const operationsQuery = () =>
  queryOptions({
    queryKey: ['operations'],
    queryFn: ({ signal }) => getJson<readonly Operation[]>(OPERATIONS_URL, signal),
    meta: { answers: 'operations' },
  });

/** One operation with its results, read again while something may change it. The first answer is put there by who follows it. */
export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ['operation', id],
    queryFn: ({ signal }) => getJson<Operation>(operationUrl(id), signal),
    staleTime: 0,
    refetchOnMount: false,
    enabled: ({ state: { data } }) => !data || nextPoll(data) !== undefined,
    refetchInterval: ({ state: { data, error } }) =>
      error ? AFTER_FAILURE_MS : ((data && nextPoll(data)) ?? false),
    meta: { answers: 'operation', of: id },
  });

/** One frozen list, read again while it is being frozen. A list that has expired is a 410. */
export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    queryFn: ({ signal }) => getJson<Capture>(captureUrl(id), signal),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? WHILE_READING_MS : false),
    // A list that nobody asks about is given up; this one is waited for also while another tab is in front.
    refetchIntervalInBackground: true,
    gcTime: 0,
  });

/** A page as a walk reads it. Where the cloud named no total, pages go on although the rows would be all there are. */
export function walked<Answer extends Page<unknown>>(answer: Answer): Answer & { totalIsStated: boolean } {
  const { totalItems, totalPages, pageSize } = answer;
  return { ...answer, totalIsStated: totalPages === Math.max(1, Math.ceil(totalItems / pageSize)) };
}
