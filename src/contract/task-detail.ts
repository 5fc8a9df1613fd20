import type { OpenUnion, TaskStatus } from './task-status.ts';
import type { TaskType } from './task-type.ts';

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
  /** What the task produced, for some types. Can be a domain's transfer code: a secret (docs/api-facts.md 1.7). */
  readonly taskResult?: string;
  /**
   * Fields whose value came in a shape that no document lists, such as an object where text is due, with that value as
   * JSON, cut at 200 characters; '' for taskResult, whose value nobody sees unasked. Absent on every ordinary row.
   */
  readonly oddValues?: OddValues;
}

export type OddValues = Readonly<Partial<Record<Exclude<keyof TaskDetail, 'oddValues'>, string>>>;
