const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

/** Words of the batch counts. */
export const batches = {
  title: 'Batch counts',
  subtitle: 'The latest DNS batch of each type',
  what: 'batch counts',
  caption: 'DNS batches',
  paste: 'Batch task ID',
  open: 'Look up',
  invalid: 'A batch task ID is a whole number.',
  latest: 'latest',
  lookedUp: 'looked up',
  columns: {
    type: 'Batch type',
    taskId: 'Task ID',
    status: 'Status',
    progress: 'Progress',
    total: 'Total',
    succeeded: 'Succeeded',
    failed: 'Failed',
    reason: 'Reason',
  },
  none: 'No batch of this type yet',
  notFound: 'No batch answers to this ID',
  mismatch: 'Counts don’t add up',
  count: (count: number) => plural(count, 'batch', 'batches'),
  progress: (succeeded: number, failed: number, total: number) =>
    `${n(succeeded)} succeeded and ${n(failed)} failed of ${n(total)}`,
  checked: (age: string) => `Checked ${age}`,
};
