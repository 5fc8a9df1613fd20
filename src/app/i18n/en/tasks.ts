const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

/** Words of the task details. */
export const tasks = {
  title: 'Task details',
  subtitle: 'Every domain of one task, with the reason behind a failure',
  what: 'the task',
  whatInQueue: 'what of it is in the queue',
  caption: 'Details of the task',
  paste: 'Paste a task ID',
  open: 'Open',
  recent: 'Recent tasks',
  seen: 'Tasks in the queue',
  seenAmong: (read: number, total: number) =>
    read < total ? `Among ${n(read)} of ${n(total)} results` : `Among all ${n(total)} results`,
  seenCount: (count: number) => plural(count, 'task', 'tasks'),
  readOn: (count: number) => `Look at ${n(count)} more results`,
  seenCaption: 'Tasks seen in the queue',
  seenNothing: 'No task is in the queue',
  seenNothingHint: 'Paste the ID of a task to see it, also while it is still running.',
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
    action: 'In the queue',
  },
  summary: (domains: number) => plural(domains, 'domain', 'domains'),
  complete: (percent: string) => `${percent} complete`,
  progress: 'Progress of the task',
  unlisted: 'Another status',
  unlistedHint: 'In a status that no document of the API lists. The rows show it as it came.',
  counted: (counts: string) => `Progress of the task: ${counts}`,
  live: 'Updating every 10 s',
  ended: 'Everything has ended; updates have stopped',
  perMinute: (count: number) => (count < 1 ? 'less than 1 a minute' : `${n(Math.round(count))} a minute`),
  left: (minutes: number) => {
    if (minutes < 1) return 'less than a minute left';
    if (minutes < 90) return `about ${n(Math.round(minutes))} min left`;
    return `about ${n(Math.round(minutes / 60))} h left`;
  },
  inQueue: (count: number) => `${plural(count, 'result', 'results')} in the queue`,
  showInQueue: 'Show in the queue',
  notInQueue: 'Nothing in the queue',
  acknowledgeAll: (count: number) => `Acknowledge ${n(count)} completed`,
  elsewhere: 'Not in the queue',
  elsewhereHint: 'It has ended and is not in the queue: acknowledged, not by this Docket.',
  reasons: {
    title: 'Failures by reason',
    button: (failures: number) => `Reasons of ${plural(failures, 'failure', 'failures')}`,
    hide: 'Hide reasons',
    what: 'the failures',
    covers: (read: number, total: number) =>
      read < total ? `From ${n(read)} of ${n(total)} failures` : `From all ${n(total)} failures`,
    none: 'No failure',
    noReason: 'No reason given',
    copy: (count: number) => `Copy ${plural(count, 'domain', 'domains')}`,
    copyAll: (count: number) => `Copy all ${plural(count, 'failed domain', 'failed domains')}`,
    copied: (count: number) => `${plural(count, 'domain name', 'domain names')} copied`,
    placeholders: { domain: '‹domain›', id: '‹id›', number: '‹number›', date: '‹date›' },
  },
  empty: 'This task has no details',
  emptyHint: 'The ID may be mistyped, belong to another account, or name a task that is too old.',
  emptyBatch:
    'This looks like the ID of a DNS batch, which is another kind of task. Batch counts may know it.',
  toBatches: 'Look it up in Batch counts',
  noMatch: 'No detail matches these filters',
};
