import * as v from 'valibot';
import { hasOwnNo } from './own-no.ts';
import type { OpenUnion, TaskStatus } from './task-status.ts';
import { readTaskStatus } from './task-status.ts';
import type { TaskType } from './task-type.ts';
import { isOddInteger, isOddText, optionalInteger, optionalText, text } from './wire.ts';

/** One unit of a task: what was done to one domain, and how it ended. The queue is a list of these. */
export interface TaskDetail {
  /** Opaque; the key for acknowledging. */
  readonly taskDetailNo: string;
  readonly taskNo: string;
  readonly taskType: OpenUnion<TaskType>;
  /** The API's words for the type, in the language asked for; may be ''. */
  readonly taskTypeDescription: string;
  readonly status: OpenUnion<TaskStatus>;
  readonly domainName: string;
  readonly instanceId: string;
  /** API time, see beijing-time.ts. */
  readonly createTime: string;
  /** API time of the last execution; '' while the detail has never run. */
  readonly updateTime: string;
  /** How often the execution was retried. */
  readonly tryCount: number;
  /** The execution's message; on success the API writes "The operation is successful." */
  readonly errorMsg: string;
  /** Why it failed; QueryTaskDetailList only. */
  readonly failReason?: string;
  /** What the task produced, for some types. Can be a domain's transfer code: a secret (api-facts section 0.5). */
  readonly taskResult?: string;
  /**
   * Fields whose value came in a shape that no document lists, such as an object where text is due, with that value as
   * JSON, cut at 200 characters; '' for taskResult, whose value nobody sees unasked. Absent on every ordinary row.
   */
  readonly oddValues?: OddValues;
}

export type OddValues = Readonly<Partial<Record<Exclude<keyof TaskDetail, 'oddValues'>, string>>>;

/** TaskDetail as QueryTaskDetailList and PollTaskResult spell it (see wire.ts). */
const wireTaskDetail = v.object({
  TaskDetailNo: text,
  TaskNo: text,
  TaskType: text,
  TaskTypeDescription: text,
  TaskStatus: optionalText,
  TaskStatusCode: optionalInteger,
  DomainName: text,
  InstanceId: text,
  CreateTime: text,
  UpdateTime: text,
  TryCount: optionalInteger,
  ErrorMsg: text,
  FailReason: optionalText,
  TaskResult: optionalText,
});

/** Where text is due, by wire name; what else is odd is told below. */
const TEXT_FIELDS = {
  TaskNo: 'taskNo',
  TaskType: 'taskType',
  TaskTypeDescription: 'taskTypeDescription',
  DomainName: 'domainName',
  InstanceId: 'instanceId',
  CreateTime: 'createTime',
  UpdateTime: 'updateTime',
  ErrorMsg: 'errorMsg',
  FailReason: 'failReason',
  TaskResult: 'taskResult',
} as const;

const MAX_ODD_LENGTH = 200;

/**
 * Reads one row of a page. It never refuses one: what cannot be read is kept as it came and named in `oddValues`. A row
 * without a usable key gets `standIn`, which must begin with "?".
 */
export function readTaskDetail(value: unknown, standIn: string): TaskDetail {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const wire: Record<string, unknown> = isObject ? (value as Record<string, unknown>) : { ErrorMsg: value };
  const row = v.parse(wireTaskDetail, wire);
  const hasNo =
    !isOddText(wire.TaskDetailNo) && row.TaskDetailNo !== '' && hasOwnNo({ taskDetailNo: row.TaskDetailNo });
  const failReason = readFailReason(row.FailReason, row.ErrorMsg, row.TaskStatusCode);
  const oddValues = readOddValues(wire, hasNo);
  const status = readTaskStatus(row.TaskStatusCode, row.TaskStatus);
  return {
    taskDetailNo: hasNo ? row.TaskDetailNo : standIn,
    taskNo: row.TaskNo,
    taskType: row.TaskType,
    taskTypeDescription: row.TaskTypeDescription,
    status: status || (oddValues?.status ?? ''),
    domainName: row.DomainName,
    instanceId: row.InstanceId,
    createTime: row.CreateTime,
    updateTime: row.UpdateTime,
    tryCount: Math.max(0, row.TryCount ?? 0),
    errorMsg: row.ErrorMsg,
    ...(failReason === undefined ? {} : { failReason }),
    ...(row.TaskResult === undefined ? {} : { taskResult: row.TaskResult }),
    ...(oddValues === undefined ? {} : { oddValues }),
  };
}

function readOddValues(wire: Record<string, unknown>, hasNo: boolean): OddValues | undefined {
  const odd: Partial<Record<keyof OddValues, string>> = {};
  for (const [name, field] of Object.entries(TEXT_FIELDS)) {
    if (isOddText(wire[name])) odd[field] = name === 'TaskResult' ? '' : asJson(wire[name]);
  }
  const oddStatus = [wire.TaskStatusCode, wire.TaskStatus].find((value, index) =>
    (index === 0 ? isOddInteger : isOddText)(value),
  );
  if (oddStatus !== undefined) odd.status = asJson(oddStatus);
  if (!hasNo) odd.taskDetailNo = asJson(wire.TaskDetailNo ?? null);
  const tries = v.parse(optionalInteger, wire.TryCount);
  if (isOddInteger(wire.TryCount) || (tries !== undefined && tries < 0)) odd.tryCount = asJson(wire.TryCount);
  return Object.keys(odd).length === 0 ? undefined : odd;
}

function asJson(value: unknown): string {
  return JSON.stringify(value).slice(0, MAX_ODD_LENGTH);
}

/** Seed 003 prints a FailReason ending in a newline on a row that succeeded: trim it, and keep it for failures only. */
function readFailReason(
  reason: string | undefined,
  message: string,
  code: number | undefined,
): string | undefined {
  const trimmed = reason?.trim();
  return trimmed && code === 3 && trimmed !== message ? trimmed : undefined;
}
