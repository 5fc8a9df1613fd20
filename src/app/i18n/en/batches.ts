const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

/** Words of the batch counts. */
export const batches = {
  title: 'Batch counts',
  subtitle: 'Latest DNS batch of each type, and the batches you follow',
  what: 'batch counts',
  caption: 'DNS batches',
  paste: 'Batch task ID',
  follow: 'Follow',
  followOne: (id: string) => `Follow batch ${id}`,
  unfollow: 'Unfollow',
  unfollowOne: (id: string) => `Unfollow batch ${id}`,
  invalid: 'A batch task ID is a whole number above 0, in digits only.',
  tooLarge: 'No batch task ID is above 9223372036854775807.',
  notFollowed: 'The batch was not followed',
  notUnfollowed: 'The batch is still followed',
  latest: 'latest',
  lookedUp: 'looked up',
  allTypes: 'All types',
  anyStatus: 'Any status',
  search: 'ID, type or reason',
  columns: {
    type: 'Batch type',
    taskId: 'Task ID',
    status: 'Status',
    progress: 'Progress',
    total: 'Total',
    succeeded: 'Succeeded',
    failed: 'Failed',
    reason: 'Reason',
    checked: 'Checked',
    action: 'Follow',
  },
  unknownBatch: 'Unknown batch',
  none: 'No batch of this type yet',
  notFound: 'No batch answers to this ID',
  notFoundHint:
    'The ID may be mistyped or belong to another account. IDs of domain tasks, with letters and dashes, are another kind.',
  unknownStatus: 'The API answered with a status that no document lists.',
  mismatch: 'Counts don’t add up',
  mismatchEnded: (succeeded: number, failed: number, total: number) =>
    `It has ended with ${n(succeeded)} succeeded and ${n(failed)} failed, which does not make ${n(total)}.`,
  mismatchRunning: (succeeded: number, failed: number, total: number) =>
    `${n(succeeded)} succeeded and ${n(failed)} failed are already more than ${n(total)}.`,
  reading: (read: number, asked: number) => `${n(read)} of ${n(asked)} read`,
  unknown: (count: number) => plural(count, 'unknown ID', 'unknown IDs'),
  count: (count: number) => plural(count, 'batch', 'batches'),
  live: (count: number) => `${n(count)} in progress, looked at again by itself`,
  noMatch: 'No batch matches these filters',
  progress: (succeeded: number, failed: number, total: number) =>
    `${n(succeeded)} succeeded and ${n(failed)} failed of ${n(total)}`,
  checked: (age: string) => `Checked ${age}`,
};
