import { useSyncExternalStore } from 'react';

/** A task that was opened in this browser. */
export interface RecentTask {
  readonly taskNo: string;
  readonly taskType: string;
  readonly taskTypeDescription: string;
}

const KEY = 'docket-recent-tasks';
const MOST = 8;
const NONE: readonly RecentTask[] = [];

export type RecentTasks = ReturnType<typeof createRecentTasks>;

/**
 * The tasks that were opened last, newest first, kept in this browser. Stored data may be wrong, and a browser may
 * refuse to store: then the list lasts as long as the page.
 */
export function createRecentTasks(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
  const listeners = new Set<() => void>();
  let tasks: readonly RecentTask[] | undefined;
  const read = () => {
    tasks ??= load();
    return tasks;
  };
  function load(): readonly RecentTask[] {
    try {
      const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isRecentTask).slice(0, MOST) : NONE;
    } catch {
      return NONE;
    }
  }
  return {
    read,
    /** Adds a task as the first. */
    add({ taskNo, taskType, taskTypeDescription }: RecentTask) {
      const task = { taskNo, taskType, taskTypeDescription };
      tasks = [task, ...read().filter((one) => one.taskNo !== taskNo)].slice(0, MOST);
      try {
        storage().setItem(KEY, JSON.stringify(tasks));
      } catch {
        // The storage is full or switched off.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function isRecentTask(value: unknown): value is RecentTask {
  if (typeof value !== 'object' || value === null) return false;
  const { taskNo, taskType, taskTypeDescription } = value as Record<string, unknown>;
  return (
    typeof taskNo === 'string' &&
    taskNo !== '' &&
    typeof taskType === 'string' &&
    typeof taskTypeDescription === 'string'
  );
}

/** The list of this browser. */
export const recentTasks = createRecentTasks(() => localStorage);

/** The tasks opened last in this browser, newest first. */
export function useRecentTasks(): readonly RecentTask[] {
  return useSyncExternalStore(recentTasks.subscribe, recentTasks.read, () => NONE);
}
