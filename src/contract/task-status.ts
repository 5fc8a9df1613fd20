/** The four states of a task detail; the index is the wire's TaskStatusCode (docs/api-facts.md 1.2, 1.4). */
export const TASK_STATUSES = ['waiting', 'executing', 'succeeded', 'failed'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** The two states a result in the queue can have: PollTaskResult lists finished work only. */
export const RESULT_STATUSES = ['succeeded', 'failed'] as const;
export type ResultStatus = (typeof RESULT_STATUSES)[number];

/**
 * A value from a list that the API does not promise to be closed. An unlisted value is kept as it came,
 * so that a row is never lost to a new word, and shown with an "unknown" chip.
 */
export type OpenUnion<Known extends string> = Known | (string & Record<never, never>);

/** The wire's word for each status (`TaskStatus`). */
export const WIRE_TASK_STATUS = {
  waiting: 'WAITING_EXECUTE',
  executing: 'EXECUTING',
  succeeded: 'EXECUTE_SUCCESS',
  failed: 'EXECUTE_FAILURE',
} as const satisfies Record<TaskStatus, string>;

/** True for one of the four known statuses. */
export function isTaskStatus(value: unknown): value is TaskStatus {
  return TASK_STATUSES.some((status) => status === value);
}

/** True for a status that a result in the queue can be filtered by. */
export function isResultStatus(value: unknown): value is ResultStatus {
  return RESULT_STATUSES.some((status) => status === value);
}

/** The wire's TaskStatusCode (0 to 3) of a known status. */
export function taskStatusCode(status: TaskStatus): number {
  return TASK_STATUSES.indexOf(status);
}

/**
 * Reads the status from the wire's code and word. Where both are known and name different states, or neither is known, it
 * is what came, as text: nobody can tell which of the two is true.
 */
export function readTaskStatus(code: number | undefined, word: string | undefined): OpenUnion<TaskStatus> {
  const byCode = code === undefined ? undefined : TASK_STATUSES[code];
  const byWord = TASK_STATUSES.find((status) => WIRE_TASK_STATUS[status] === word);
  if (byCode && byWord && byCode !== byWord) return `${code} ${word}`;
  return byCode ?? byWord ?? (word || String(code ?? ''));
}
