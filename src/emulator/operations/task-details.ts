import type { Language } from '../../contract/alibaba-cloud.ts';
import { formatApiTime } from '../../contract/beijing-time.ts';
import { MAX_PAGE_SIZE } from '../../contract/page.ts';
import { TASK_STATUSES, WIRE_TASK_STATUS } from '../../contract/task-status.ts';
import { isTaskType, TASK_TYPES } from '../../contract/task-type.ts';
import type { Answer } from '../protocol/answer.ts';
import { FAILURES, SUCCESS } from '../sample/failures.ts';
import { TRANSFER_CODE } from '../sample/work.ts';
import type { DetailRow, Page, Rows } from '../store/records.ts';

/** The parameters of both listing operations (docs/api-facts.md 1.2, 1.4). PageSize has no documented minimum. */
export const PAGE_PARAMETERS = {
  PageNum: { kind: 'integer', isRequired: true, min: 1 },
  PageSize: { kind: 'integer', isRequired: true, min: 1, max: MAX_PAGE_SIZE },
  DomainName: { kind: 'text' },
  InstanceId: { kind: 'text' },
  Lang: { kind: 'text', values: ['en', 'zh'] },
} as const;

interface PageValues {
  readonly PageNum: number;
  readonly PageSize: number;
  readonly Lang: string | undefined;
}

/** The rows of a page. */
export function toRange({ PageNum, PageSize }: PageValues): Page {
  return { offset: (PageNum - 1) * PageSize, limit: PageSize };
}

/**
 * The totals and the rows of a page. A page beyond the last is empty and repeats the number that was asked for; an
 * empty list has 0 pages (docs/api-facts.md 6, guesses).
 */
export function pageAnswer(
  { total, rows }: Rows,
  values: PageValues,
  toWire: (row: DetailRow) => Answer,
): Answer {
  const { PageNum, PageSize } = values;
  const totalPages = Math.ceil(total / PageSize);
  return {
    TotalItemNum: total,
    CurrentPageNum: PageNum,
    TotalPageNum: totalPages,
    PageSize,
    PrePage: PageNum > 1,
    NextPage: PageNum < totalPages,
    Data: { TaskDetail: rows.map(toWire) },
  };
}

/**
 * The 13 fields of a TaskDetail in both operations (docs/api-facts.md 1.2). `now` decides between waiting and
 * executing.
 */
export function wireTaskDetail(row: DetailRow, lang: Language, now: number): Answer {
  const code = statusCode(row, now);
  const status = TASK_STATUSES[code] ?? 'waiting';
  const hasFinished = code >= 2;
  return {
    TaskNo: row.task_no,
    TaskDetailNo: row.detail_no,
    TaskType: row.type,
    TaskTypeDescription: row.description ?? describe(row.type, lang),
    InstanceId: row.instance_id,
    DomainName: row.domain,
    TaskStatus: WIRE_TASK_STATUS[status],
    TaskStatusCode: code,
    CreateTime: formatApiTime(row.created),
    UpdateTime: code === 0 ? undefined : formatApiTime(hasFinished ? row.finishes : row.starts),
    TryCount: hasFinished ? row.tries : 0,
    ErrorMsg: hasFinished ? errorMessage(row, lang) : undefined,
    TaskResult: hasFinished ? (row.result ?? undefined) : undefined,
  };
}

/**
 * The FailReason. A success has one only if a test gave it one, as in the document's sample (docs/api-facts.md 1.4).
 */
export function failReason(row: DetailRow, lang: Language): string | undefined {
  if (row.id < 0) return undefined;
  if (row.outcome !== 3 || row.failure === null) return row.reason ?? undefined;
  return row.reason ?? FAILURES[row.failure]?.reason[lang] ?? row.failure;
}

/** The TaskStatusCode. A row enters the queue before anybody can see it as finished. */
function statusCode(row: DetailRow, now: number): 0 | 1 | 2 | 3 {
  if (row.id > 0) return row.outcome;
  return row.starts > now ? 0 : 1;
}

function errorMessage(row: DetailRow, lang: Language): string | undefined {
  if (row.failure === null) return row.outcome === 2 ? SUCCESS[lang] : undefined;
  return FAILURES[row.failure]?.message[lang] ?? row.failure;
}

function describe(type: string, lang: Language): string {
  if (isTaskType(type)) return TASK_TYPES[type][lang];
  return type === TRANSFER_CODE.type ? TRANSFER_CODE.description[lang] : '';
}
