const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

/** Words of the task details. */
export const tasks = {
  title: 'Task details',
  subtitle: 'Every domain of one task, with the reason behind a failure',
  what: 'the task',
  caption: 'Details of the task',
  paste: 'Paste a task ID',
  open: 'Open',
  seen: 'Tasks in the queue',
  seenHint: 'Seen among the results read in this tab',
  seenCaption: 'Tasks seen in the queue',
  seenNothing: 'No task seen yet',
  seenNothingHint: 'Paste a task ID, or open one from the results.',
  columns: {
    status: 'Status',
    domain: 'Domain name',
    instanceId: 'Instance ID',
    message: 'Message or failure reason',
    retries: 'Retries',
    updated: 'Updated',
    taskNo: 'Task ID',
    taskType: 'Task type',
    results: 'Results',
    failed: 'Failed',
  },
  summary: (domains: number) => plural(domains, 'domain', 'domains'),
  complete: (percent: string) => `${percent} complete`,
  progress: 'Progress of the task',
  empty: 'This task has no details',
  emptyHint: 'The ID may be mistyped, belong to another account, or name a task that is too old.',
  noMatch: 'No detail matches these filters',
};
