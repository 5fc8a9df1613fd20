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
      /** What makes an answer outdated, besides time. */
      readonly changesWith?: 'acknowledgement';
      /**
       * The kind of answer: `queue-page` is the page of the queue that a reader opened, `queue` any other read of it.
       */
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

/** How often the record is read again while something in it can change, in milliseconds. */
const WHILE_OPEN_MS = 3_000;
/** Wait before the next try after an error, in milliseconds. */
const AFTER_FAILURE_MS = 2_000;
/** How often a list is read again while it is frozen, in milliseconds. */
const WHILE_READING_MS = 500;

/**
 * For queries that the loader of a page has started: if the first try failed before the page was drawn, drawing it does
 * not start a second one.
 */
export const ASKED_ON_ENTRY = { retryOnMount: false } as const;

type Counted = Omit<TaskResultFilter, 'status'>;

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => getJson<Session>(SESSION_URL, signal),
    staleTime: 60_000,
  });

/**
 * The session, read each second for the time that a read must wait for Alibaba Cloud. It is separate from the session
 * that the page waits for.
 */
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
 * The results of one task in the queue, as many as one call can list. They count as shown, so they can be acknowledged.
 */
export const taskQueueQuery = (taskNo: string, { page = 1, ...filter }: TaskInQueue) =>
  queryOptions({
    queryKey: ['task-queue', taskNo, { page, ...filter }],
    queryFn: ({ signal }) =>
      getJson<TaskResultPage>(taskResultsUrl({ ...filter, taskNo, page, pageSize: MAX_PAGE_SIZE }), signal),
    meta: { ...CHANGES, answers: 'queue', of: taskNo },
  });

/** The queue from its beginning. Each page has 1,000 results more. */
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
    // Rows of another task must not be shown, even for a moment.
    placeholderData: (previous, query) => (query?.meta?.of === taskNo ? previous : undefined),
    meta: { ...CHANGES, answers: 'task', of: taskNo },
  });

/** The failures of a task, at most about a thousand, in as many pages as the cloud needs for them. */
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
    // While a shown row is being acknowledged, it will change. A hidden tab does not ask.
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

/**
 * One operation with its results, read again while something can change it. Whoever follows it puts the first answer
 * into the cache.
 */
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

/** One frozen list, read again while it is frozen. An expired list is a 410. */
export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    queryFn: ({ signal }) => getJson<Capture>(captureUrl(id), signal),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? WHILE_READING_MS : false),
    // The server gives up a list that nobody asks about; this one is needed also while another tab is in front.
    refetchIntervalInBackground: true,
    gcTime: 0,
  });

/** A page for a walk. If the cloud stated no total, the walk goes on although these rows may be all. */
export function walked<Answer extends Page<unknown>>(answer: Answer): Answer & { totalIsStated: boolean } {
  const { totalItems, totalPages, pageSize } = answer;
  return { ...answer, totalIsStated: totalPages === Math.max(1, Math.ceil(totalItems / pageSize)) };
}
