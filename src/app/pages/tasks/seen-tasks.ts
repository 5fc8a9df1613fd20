import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';

/** A task, by its results that were read. */
export interface SeenTask {
  readonly taskNo: string;
  readonly taskType: string;
  readonly taskTypeDescription: string;
  readonly results: number;
  readonly failed: number;
  /** The time of its latest execution. */
  readonly updateTime: string;
}

export interface SeenTasks {
  /** The tasks with most results first. */
  readonly tasks: readonly SeenTask[];
  /** The number of results that were read. */
  readonly read: number;
}

/** Collects tasks from pages of the queue. A result on two pages counts once. */
export function gatherSeenTasks(pages: readonly TaskResultPage[]): SeenTasks {
  const rows = new Map<string, TaskResult>();
  for (const page of pages) for (const row of page.items) rows.set(row.taskDetailNo, row);
  const tasks = new Map<string, SeenTask>();
  for (const row of rows.values()) {
    if (!row.taskNo) continue;
    const task = tasks.get(row.taskNo);
    tasks.set(row.taskNo, {
      taskNo: row.taskNo,
      taskType: row.taskType,
      taskTypeDescription: row.taskTypeDescription,
      results: (task?.results ?? 0) + 1,
      failed: (task?.failed ?? 0) + (row.status === 'failed' ? 1 : 0),
      // Times in this format sort as text.
      updateTime: task && task.updateTime > row.updateTime ? task.updateTime : row.updateTime,
    });
  }
  const sorted = [...tasks.values()].sort((one, other) => other.results - one.results);
  return { tasks: sorted, read: rows.size };
}
