import type { TaskDetail } from '../../contract/task-detail.ts';

/** A row as the API's data, for copying: without the value that is masked, and without what Docket says of it. */
export function plainJson(row: TaskDetail): string {
  const shown = Object.entries(row).filter(([name]) => name !== 'taskResult' && name !== 'acknowledgement');
  return JSON.stringify(Object.fromEntries(shown), null, 2);
}
