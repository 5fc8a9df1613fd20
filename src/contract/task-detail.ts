import * as v from 'valibot';
import type { OpenUnion, TaskStatus } from './task-status.ts';
import { readTaskStatus } from './task-status.ts';
import type { TaskType } from './task-type.ts';
import { optionalInteger, optionalText, text } from './wire.ts';

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
}

/** TaskDetail as QueryTaskDetailList and PollTaskResult spell it. Only the key is required (see wire.ts). */
export const wireTaskDetail = v.pipe(
  v.object({
    TaskDetailNo: v.pipe(text, v.nonEmpty()),
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
  }),
  v.transform((row): TaskDetail => {
    const failReason = readFailReason(row.FailReason, row.ErrorMsg, row.TaskStatusCode);
    return {
      taskDetailNo: row.TaskDetailNo,
      taskNo: row.TaskNo,
      taskType: row.TaskType,
      taskTypeDescription: row.TaskTypeDescription,
      status: readTaskStatus(row.TaskStatusCode, row.TaskStatus),
      domainName: row.DomainName,
      instanceId: row.InstanceId,
      createTime: row.CreateTime,
      updateTime: row.UpdateTime,
      tryCount: row.TryCount ?? 0,
      errorMsg: row.ErrorMsg,
      ...(failReason === undefined ? {} : { failReason }),
      ...(row.TaskResult === undefined ? {} : { taskResult: row.TaskResult }),
    };
  }),
);

/** Seed 003 prints a FailReason ending in a newline on a row that succeeded: trim it, and keep it for failures only. */
function readFailReason(
  reason: string | undefined,
  message: string,
  code: number | undefined,
): string | undefined {
  const trimmed = reason?.trim();
  return trimmed && code === 3 && trimmed !== message ? trimmed : undefined;
}
