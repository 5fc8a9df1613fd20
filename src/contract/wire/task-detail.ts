import * as v from 'valibot';
import { hasOwnNo } from '../own-no.ts';
import type { OddValues, TaskDetail } from '../task-detail.ts';
import { readTaskStatus } from '../task-status.ts';
import { isOddInteger, isOddText, optionalInteger, optionalText, text } from './fields.ts';

/** TaskDetail on the wire, of QueryTaskDetailList and PollTaskResult (see fields.ts). */
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

/** The fields that should be text, by wire name. Other odd values are found below. */
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
 * Reads one row of a page. It never fails: a value that cannot be read is kept as it came and named in `oddValues`. A
 * row without a usable TaskDetailNo gets `standIn`, which must begin with "?".
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

/**
 * Keeps a reason of failures alone, trimmed: a sample has one on a success, with a line break at its end
 * (docs/api-facts.md 1.4).
 */
function readFailReason(
  reason: string | undefined,
  message: string,
  code: number | undefined,
): string | undefined {
  const trimmed = reason?.trim();
  return trimmed && code === 3 && trimmed !== message ? trimmed : undefined;
}
