/** The four statuses of a task detail. The index is the TaskStatusCode of the wire (docs/api-facts.md 1.2). */
export const TASK_STATUSES = ['waiting', 'executing', 'succeeded', 'failed'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** The two statuses of a result in the queue: PollTaskResult lists finished details only. */
export const RESULT_STATUSES = ['succeeded', 'failed'] as const;
export type ResultStatus = (typeof RESULT_STATUSES)[number];

/**
 * A value of a list that may grow. A value that is not listed is kept, so that its row is not lost, and the page marks
 * it as unknown.
 */
export type OpenUnion<Known extends string> = Known | (string & Record<never, never>);

/** The `TaskStatus` of the wire for each status. */
export const WIRE_TASK_STATUS = {
  waiting: 'WAITING_EXECUTE',
  executing: 'EXECUTING',
  succeeded: 'EXECUTE_SUCCESS',
  failed: 'EXECUTE_FAILURE',
} as const satisfies Record<TaskStatus, string>;

/** True for one of the four statuses. */
export function isTaskStatus(value: unknown): value is TaskStatus {
  return TASK_STATUSES.some((status) => status === value);
}

/** True for a status by which the queue can be filtered. */
export function isResultStatus(value: unknown): value is ResultStatus {
  return RESULT_STATUSES.some((status) => status === value);
}

/** The TaskStatusCode of the wire (0 to 3). */
export function taskStatusCode(status: TaskStatus): number {
  return TASK_STATUSES.indexOf(status);
}

/**
 * Reads the status from the code and the word of the wire. If both are known and differ, or neither is known, it
 * returns what came, as text: nobody can tell which is true.
 */
export function readTaskStatus(code: number | undefined, word: string | undefined): OpenUnion<TaskStatus> {
  const byCode = code === undefined ? undefined : TASK_STATUSES[code];
  const byWord = TASK_STATUSES.find((status) => WIRE_TASK_STATUS[status] === word);
  if (byCode && byWord && byCode !== byWord) return `${code} ${word}`;
  return byCode ?? byWord ?? (word || String(code ?? ''));
}
