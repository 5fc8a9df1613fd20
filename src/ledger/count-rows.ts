import type { Capture, CaptureGroup } from '../contract/capture.ts';
import type { CountedRow } from './sql/captures.ts';

/** The contents of a list. */
export type Summary = Pick<
  Capture,
  'taskCount' | 'withTaskResult' | 'valueDomains' | 'statuses' | 'taskTypes' | 'tasks'
>;

/** The number of results with a value that are named. */
const VALUE_DOMAINS = 5;

/** Counts the rows of a list while it is read. Counting them in the file takes half a second for 100,000. */
export function createRowCounts() {
  const statuses = new Map<string, number>();
  const taskTypes = new Map<string, number>();
  const tasks = new Map<string, number>();
  let total = 0;
  let withTaskResult = 0;
  const valueDomains: string[] = [];

  return {
    add(rows: readonly CountedRow[]): void {
      for (const row of rows) {
        addOne(statuses, row.status);
        addOne(taskTypes, row.task_type);
        addOne(tasks, row.task_no);
        withTaskResult += row.has_task_result;
        if (row.value_domain && valueDomains.length < VALUE_DOMAINS) valueDomains.push(row.value_domain);
      }
      total += rows.length;
    },
    total: () => total,
    summary: (): Summary => ({
      taskCount: tasks.size,
      withTaskResult,
      valueDomains,
      statuses: largest(statuses, 10),
      taskTypes: largest(taskTypes, 50),
      tasks: largest(tasks, 20),
    }),
  };
}

function addOne(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The most frequent first; of the same frequency, by value. */
function largest(counts: ReadonlyMap<string, number>, limit: number): CaptureGroup[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}
