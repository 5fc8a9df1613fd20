import type { OpenUnion, TaskStatus } from './task-status.ts';
import type { TaskType } from './task-type.ts';

/** One detail of a task: what was done to one domain, and how it ended. The queue is a list of these. */
export interface TaskDetail {
  /** The id to acknowledge by. It has no structure. */
  readonly taskDetailNo: string;
  readonly taskNo: string;
  readonly taskType: OpenUnion<TaskType>;
  /** The type in words, in the language that was asked for. May be ''. */
  readonly taskTypeDescription: string;
  readonly status: OpenUnion<TaskStatus>;
  readonly domainName: string;
  readonly instanceId: string;
  /** A time of the API (see beijing-time.ts). */
  readonly createTime: string;
  /** The time of the last execution, as above; '' if it never ran. */
  readonly updateTime: string;
  /** How often the execution was repeated. */
  readonly tryCount: number;
  /** The message of the execution: "The operation is successful." for a success. */
  readonly errorMsg: string;
  /** Why it failed. Only QueryTaskDetailList gives it. */
  readonly failReason?: string;
  /**
   * The value that the task produced, for some types. It can be the transfer code of a domain, which is a secret
   * (docs/api-facts.md 1.7).
   */
  readonly taskResult?: string;
  /**
   * Fields whose value has a shape that no document lists, such as an object for a text, with the value as JSON of at
   * most 200 characters. For taskResult the value is ''. Absent on ordinary rows.
   */
  readonly oddValues?: OddValues;
}

export type OddValues = Readonly<Partial<Record<Exclude<keyof TaskDetail, 'oddValues'>, string>>>;
