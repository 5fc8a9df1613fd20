const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

/** Words of the task results page. */
export const results = {
  title: 'Task results',
  subtitle: 'Completed tasks waiting to be acknowledged',
  what: 'task results',
  caption: 'Task results waiting to be acknowledged',
  statusFilter: 'Status',
  columns: {
    status: 'Status',
    domain: 'Domain name',
    taskType: 'Task type',
    message: 'Message',
    retries: 'Retries',
    updated: 'Updated',
    taskNo: 'Task ID',
    action: 'Action',
  },
  empty: 'The queue is empty',
  emptyHint:
    'Finished domain tasks wait here until somebody acknowledges them. New ones appear when a task ends.',
  unclear: 'Sent, no clear answer; checking',
  caughtUp: 'All caught up',
  caughtUpToday: (count: number) => `${plural(count, 'result', 'results')} acknowledged today`,
  noMatch: 'No result matches these filters',
  noMatchHint: 'Filters compare whole values: the complete domain name, task ID or instance ID.',
  wholeName: (name: string) =>
    `“${name}” is part of a name. Filters find whole names only, such as ${name}.com.`,
  inRecord: (count: number) => `${n(count)} in Acknowledged`,
  clearFilters: 'Clear filters',
  cleared: 'Page cleared',
  clearedHint: 'Every result of this page has left the queue.',
  next: (count: number) => `Next ${n(count)}`,
};
