import type { Language } from './alibaba-cloud.ts';
import type { BatchType } from './batch.ts';
import type { PageParams } from './page.ts';
import type { TaskResultFilter } from './poll-task-result.ts';
import type { TaskDetailFilter } from './query-task-detail-list.ts';
import type { ResultState } from './result-state.ts';

/**
 * The addresses of Docket's routes. Parameters have a fixed order, so that the same question has the same address: the
 * preload in the document and the fetch of the page must be one request.
 */
export interface LangParam {
  readonly lang: Language;
}

/** Which rows of the record to list. `from` and `to` are ISO 8601; `to` is exclusive. */
export interface AcknowledgedResultsFilter {
  readonly state?: readonly ResultState[];
  readonly domain?: string;
  readonly taskNo?: string;
  readonly ids?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Only the last try of each result that was not undone. */
  readonly latest?: true;
  /** Leaves out results that a person decided not to send, by stopping their operation or by dismissing it. */
  readonly undecided?: true;
}
export interface AcknowledgedResultsParams extends AcknowledgedResultsFilter, PageParams {}

/** The formats of exports. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `POST` `{taskNo}` for `{taskResult}`: one value, at the request of a person. */
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

/** `GET` {@link TaskResultCounts}. The status of the filter is not used. */
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

/** `GET` the record as a file: all rows that match. */
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

/** `POST` to undo what was not sent. */
export function undoUrl(id: string): string {
  return `${operationUrl(id)}/undo`;
}

/** `GET` the followed batches, or `POST` one more. Both answer `{items: FollowedBatch[]}`. */
export const FOLLOWED_BATCHES_URL = '/api/followed-batches';

/** `POST` to stop following a batch. */
export function unfollowUrl(taskId: string): string {
  return `${FOLLOWED_BATCHES_URL}/${taskId}/unfollow`;
}

export const CAPTURES_URL = '/api/captures';

/** `GET` one {@link Capture}. */
export function captureUrl(id: string): string {
  return `${CAPTURES_URL}/${id}`;
}

/** `POST` to stop reading the list, or to throw it away. */
export function cancelCaptureUrl(id: string): string {
  return `${captureUrl(id)}/cancel`;
}

/** The ways to control an operation, besides undoing it. */
export type OperationControl = 'pause' | 'resume' | 'stop' | 'dismiss';

/** `POST` to pause, resume, stop or dismiss an operation. */
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
