import type { Language } from './alibaba-cloud.ts';
import type { BatchType } from './batch.ts';
import type { PageParams } from './page.ts';
import type { TaskResultFilter } from './poll-task-result.ts';
import type { TaskDetailFilter } from './query-task-detail-list.ts';
import type { ResultState } from './result-state.ts';

/**
 * The addresses of Docket's own routes. Parameters are written in one order, so that the same question always has
 * the same address: the preload in the document and the page's own fetch must be equal to be one request.
 */
export interface LangParam {
  readonly lang: Language;
}

/** Which rows of the ledger to list; `from` and `to` are ISO 8601, `to` exclusive. */
export interface AcknowledgedResultsFilter {
  readonly state?: readonly ResultState[];
  readonly domain?: string;
  readonly taskNo?: string;
  readonly ids?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Of each result only the last try that was not undone: what an earlier one came to is no longer of concern. */
  readonly latest?: true;
  /** Without results that somebody decided not to send: by stopping their operation, or by dismissing what it left. */
  readonly undecided?: true;
}
export interface AcknowledgedResultsParams extends AcknowledgedResultsFilter, PageParams {}

/** What lists can be exported as. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `POST` `{taskNo}` here for `{taskResult}`: one value, asked for by a person. */
export const TASK_VALUE_PATH = '/api/task-results/:taskDetailNo/value';
export function taskValueUrl(taskDetailNo: string): string {
  return TASK_VALUE_PATH.replace(':taskDetailNo', encodeURIComponent(taskDetailNo));
}

export const SESSION_URL = '/api/session';
export const ACKNOWLEDGEMENTS_URL = '/api/acknowledgements';
export const OPERATIONS_URL = '/api/operations';

/** `GET` {@link TaskResultPage} of the queue. */
export function taskResultsUrl(params: TaskResultFilter & PageParams & LangParam): string {
  const { page, pageSize, status, domain, taskNo, instanceId, lang } = params;
  return withQuery('/api/task-results', { page, pageSize, status, domain, taskNo, instanceId, lang });
}

/** `GET` {@link TaskResultCounts}; the filter's status does not count. */
export function taskResultCountsUrl({
  domain,
  taskNo,
  instanceId,
}: Omit<TaskResultFilter, 'status'>): string {
  return withQuery('/api/task-results/counts', { domain, taskNo, instanceId });
}

/** `GET` {@link TaskResultPage} of one task. */
export function taskDetailsUrl(taskNo: string, params: TaskDetailFilter & PageParams & LangParam): string {
  const { page, pageSize, status, domain, instanceId, lang } = params;
  const query = { page, pageSize, status, domain, instanceId, lang };
  return withQuery(`/api/tasks/${encodeURIComponent(taskNo)}/details`, query);
}

/** `GET` {@link TaskCounts}. */
export function taskCountsUrl(taskNo: string): string {
  return `/api/tasks/${encodeURIComponent(taskNo)}/counts`;
}

/** `GET` {@link BatchCount} with `requestId` and `asOf`. */
export function batchCountUrl(params: { taskId?: string; batchType?: BatchType } & LangParam): string {
  return withQuery('/api/batch-counts', {
    taskId: params.taskId,
    batchType: params.batchType,
    lang: params.lang,
  });
}

/** `GET` a page of {@link AcknowledgedResult}. */
export function acknowledgedResultsUrl(params: AcknowledgedResultsParams): string {
  const { page, pageSize } = params;
  return withQuery('/api/acknowledged-results', { ...recordsQuery(params), page, pageSize });
}

/** `GET` the queue as a file: all results that match. */
export function exportTaskResultsUrl(format: ExportFormat, params: TaskResultFilter & LangParam): string {
  const { status, domain, taskNo, instanceId, lang } = params;
  return withQuery(`/api/export/task-results.${format}`, { status, domain, taskNo, instanceId, lang });
}

/** `GET` one task as a file: all its details that match. */
export function exportTaskDetailsUrl(
  format: ExportFormat,
  taskNo: string,
  params: TaskDetailFilter & LangParam,
): string {
  const { status, domain, instanceId, lang } = params;
  return withQuery(`/api/export/task-details.${format}`, { taskNo, status, domain, instanceId, lang });
}

/** `GET` the ledger as a file: all rows that match. */
export function exportAcknowledgedResultsUrl(
  format: ExportFormat,
  filter: AcknowledgedResultsFilter,
): string {
  return withQuery(`/api/export/acknowledged-results.${format}`, recordsQuery(filter));
}

function recordsQuery(filter: AcknowledgedResultsFilter) {
  const { state, domain, taskNo, ids, from, to, latest, undecided } = filter;
  const flags = { latest: latest && '1', undecided: undecided && '1' };
  return { state: state?.join(','), domain, taskNo, ids: ids?.join(','), from, to, ...flags };
}

/** `GET` one {@link Operation}. */
export function operationUrl(id: string): string {
  return `${OPERATIONS_URL}/${id}`;
}

/** `POST` here to undo what has not been sent. */
export function undoUrl(id: string): string {
  return `${operationUrl(id)}/undo`;
}

/** `GET` the followed batches, `POST` another; both answer `{items: FollowedBatch[]}`. */
export const FOLLOWED_BATCHES_URL = '/api/followed-batches';

/** `POST` here to follow a batch no longer. */
export function unfollowUrl(taskId: string): string {
  return `${FOLLOWED_BATCHES_URL}/${taskId}/unfollow`;
}

export const CAPTURES_URL = '/api/captures';

/** `GET` one {@link Capture}. */
export function captureUrl(id: string): string {
  return `${CAPTURES_URL}/${id}`;
}

/** `POST` here to stop reading or to throw the list away. */
export function cancelCaptureUrl(id: string): string {
  return `${captureUrl(id)}/cancel`;
}

/** What can be done with an operation besides undoing it. */
export type OperationControl = 'pause' | 'resume' | 'stop' | 'dismiss';

/** `POST` here to hold, go on with or end an operation that is sending. */
export function controlUrl(id: string, control: OperationControl): string {
  return `${operationUrl(id)}/${control}`;
}

function withQuery(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
