import type { BatchStatus, BatchType } from './batch.ts';
import { BATCH_TYPES, isBatchTaskId, isBatchType } from './batch.ts';
import { domainIn, idIn, MAX_NAME_LENGTH } from './names.ts';
import type { PageParams } from './page.ts';
import { MAX_PAGE_SIZE } from './page.ts';
import type { TaskResultFilter } from './poll-task-result.ts';
import type { TaskDetailFilter } from './query-task-detail-list.ts';
import { type ResultState, resultStates } from './result-state.ts';
import { isResultStatus, isTaskStatus } from './task-status.ts';

/**
 * The view state that lives in page addresses, under the same names as the routes. An address is user input: reading
 * it never throws, nonsense becomes the default, and defaults are left out when it is written.
 */
export const DEFAULT_PAGE_SIZE = 50;
/** The page sizes offered; an address may name any size the API takes. */
export const PAGE_SIZES = [20, 50, 100, 200, 500, 1000] as const;

export type TaskResultsSearch = TaskResultFilter & PageParams;
export type TaskDetailsSearch = TaskDetailFilter & PageParams;
/** The statuses that batches can be filtered by: one that does not exist is no answer to a filter. */
export const BATCH_STATUS_FILTERS = [
  'processing',
  'completed',
  'failed',
] as const satisfies readonly BatchStatus[];
export type BatchStatusFilter = (typeof BATCH_STATUS_FILTERS)[number];
/** What the list of batches can be ordered by. */
export const BATCH_SORTS = ['type', 'taskId', 'status', 'total', 'succeeded', 'failed', 'checked'] as const;
export type BatchSort = (typeof BATCH_SORTS)[number];

export interface BatchesSearch extends PageParams {
  readonly taskId?: string;
  readonly batchType?: BatchType;
  readonly status?: BatchStatusFilter;
  /** Looked for in ids, reasons and names of types. */
  readonly text?: string;
  /** Descending with a minus before it. */
  readonly sort?: BatchSort | `-${BatchSort}`;
}

/** The view state of `/acknowledged`. */
export interface AcknowledgedSearch extends PageParams {
  readonly state?: readonly ResultState[];
  readonly domain?: string;
  readonly taskNo?: string;
  /** Days of the reader's calendar, such as 2026-11-23, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** One batch: by its id, or the latest of a type. */
export type BatchQuestion = { readonly taskId: string } | { readonly batchType: BatchType };

/** What `/batches` asks for by itself: the batch that its address names, and the latest of each type that it shows. */
export function batchQuestions({
  taskId,
  batchType,
}: Pick<BatchesSearch, 'taskId' | 'batchType'>): BatchQuestion[] {
  const types = BATCH_TYPES.filter((type) => !batchType || type === batchType);
  return [...(taskId ? [{ taskId }] : []), ...types.map((type) => ({ batchType: type }))];
}

/** The search of an address as it came: user input. */
export type Raw = Readonly<Record<string, unknown>>;

/** Reads the search of `/results`. */
export function parseTaskResultsSearch(raw: Raw): TaskResultsSearch {
  return clean({
    ...readPage(raw),
    status: isResultStatus(raw.status) ? raw.status : undefined,
    domain: readDomain(raw.domain),
    taskNo: readId(raw.taskNo),
    instanceId: readId(raw.instanceId),
  });
}

/** Reads the search of `/tasks/:taskNo`. */
export function parseTaskDetailsSearch(raw: Raw): TaskDetailsSearch {
  return clean({
    ...readPage(raw),
    status: isTaskStatus(raw.status) ? raw.status : undefined,
    domain: readDomain(raw.domain),
    instanceId: readId(raw.instanceId),
  });
}

/** True when not every detail of the task is asked for. */
export function isFilteredTask({ status, domain, instanceId }: TaskDetailsSearch): boolean {
  return Boolean(status || domain || instanceId);
}

/** Reads the search of `/batches`. */
export function parseBatchesSearch(raw: Raw): BatchesSearch {
  return clean({
    ...readPage(raw),
    taskId: typeof raw.taskId === 'string' && isBatchTaskId(raw.taskId) ? raw.taskId : undefined,
    batchType: isBatchType(raw.batchType) ? raw.batchType : undefined,
    status: BATCH_STATUS_FILTERS.find((status) => status === raw.status),
    text: readName(raw.text),
    sort: BATCH_SORTS.flatMap((name) => [name, `-${name}` as const]).find((sort) => sort === raw.sort),
  });
}

/** Reads the search of `/acknowledged`; states may come as a list or as text joined by commas. Never throws. */
export function parseAcknowledgedSearch(raw: Raw): AcknowledgedSearch {
  const words = Array.isArray(raw.state) ? raw.state : String(raw.state ?? '').split(',');
  const state = resultStates.all.filter((known) => words.includes(known));
  return clean({
    ...readPage(raw),
    state: state.length > 0 ? state : undefined,
    domain: readDomain(raw.domain),
    taskNo: readId(raw.taskNo),
    from: readDay(raw.from),
    to: readDay(raw.to),
  });
}

/** All of a search but the page: what decides which rows are in the list. */
export function filtersOf<Search extends PageParams>({
  page,
  pageSize,
  ...filters
}: Search): Omit<Search, keyof PageParams> {
  return filters;
}

/** The same search without what a page assumes anyway; what remains is what its address shows. */
export function stripPageDefaults<Search extends PageParams>(search: Search): Partial<Search> {
  const { page, pageSize, ...filters } = search;
  const shown = {
    ...filters,
    page: page === 1 ? undefined : page,
    pageSize: pageSize === DEFAULT_PAGE_SIZE ? undefined : pageSize,
  };
  return clean(shown) as unknown as Partial<Search>;
}

/** Reads `page` and `pageSize`, each a whole number in its range, else its default. */
export function readPage(raw: Raw): PageParams {
  return {
    page: readInteger(raw.page, 2_147_483_647) ?? 1,
    pageSize: readInteger(raw.pageSize, MAX_PAGE_SIZE) ?? DEFAULT_PAGE_SIZE,
  };
}

function readInteger(value: unknown, max: number): number | undefined {
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits !== 'string' || !/^[1-9]\d{0,9}$/.test(digits)) return undefined;
  const number = Number(digits);
  return number <= max ? number : undefined;
}

/** A filter's text: trimmed, printable, and no longer than a domain name may be. */
export function readName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.trim();
  return name !== '' && name.length <= MAX_NAME_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(name) ? name : undefined;
}

/** The domain name in a filter's text. */
export function readDomain(value: unknown): string | undefined {
  return typeof value === 'string' ? readName(domainIn(value)) : undefined;
}

/** The id in a filter's text. */
export function readId(value: unknown): string | undefined {
  return typeof value === 'string' ? readName(idIn(value)) : undefined;
}

/** An ISO day that exists. */
function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  // null for a day beyond its month's 31st; another day for one beyond its month's last.
  const day: string | null = new Date(`${value}T00:00:00Z`).toJSON();
  return day?.startsWith(value) ? value : undefined;
}

type Clean<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function clean<T extends object>(value: T): Clean<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Clean<T>;
}
