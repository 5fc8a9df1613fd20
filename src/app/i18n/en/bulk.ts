const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const results = (count: number) => plural(count, 'result', 'results');

/** Words around acknowledging more than a page shows, and operations that take a while. */
export const bulk = {
  selectAll: (count: number) => `Select all ${results(count)}`,
  selectAllShort: (count: number) => `All ${n(count)}`,
  reading: (count: number) => `Reading ${results(count)}`,
  readingHint:
    'Docket reads the whole queue once and freezes the list. Nothing is acknowledged before you have seen it.',
  read: (read: number, of: number) => `${n(read)} of ${n(of)} read`,
  readAgain: 'Read again',
  nothing: 'Nothing matches any more: the results have left the queue.',
  captured: 'Captured',
  size: (total: number, tasks: number) => `${results(total)} · ${plural(tasks, 'task', 'tasks')}`,
  sentIn: 'Sent in',
  calls: (calls: number, size: number) => `${plural(calls, 'call', 'calls')} of up to ${n(size)}`,
  notIncluded: 'Results that arrive from now on are not included.',
  /** The first few names, and how many there are besides. */
  names: (names: readonly string[], more: number) =>
    `${names.join(', ')}${more > 0 ? ` and ${n(more)} more` : ''}`,
  onlyLeaves: (count: number) => `“Succeeded only” leaves the other ${n(count)} in the queue.`,
  groups: 'The list by status, task type and task',
  byStatus: 'Status',
  byType: 'Task type',
  byTask: (count: number) => plural(count, 'task', 'tasks'),
  moreTasks: (count: number) => `and ${plural(count, 'more task', 'more tasks')}`,
  operations: 'Operations in progress',
  of: (done: number, total: number) => `${n(done)} of ${n(total)}`,
  pace: (perSecond: number) => `${n(perSecond)} per second`,
  secondsLeft: (seconds: number) => `${n(seconds)} s left`,
  minutesLeft: (minutes: number) => `${n(minutes)} min left`,
  throttled: (seconds: number) => `Alibaba Cloud limits calls; trying again in ${n(seconds)} s`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  leave: 'Leave it',
  notControlled: 'Nothing was changed',
  ended: {
    done: (total: number) => `${results(total)} sent`,
    undone: (total: number) => `${results(total)} not sent`,
    stopped: (sent: number, total: number) => `Stopped after ${n(sent)} of ${results(total)}`,
    interrupted: (sent: number, total: number) => `Docket was stopped after ${n(sent)} of ${results(total)}`,
  },
  outcome: {
    confirmed: (count: number) => `${n(count)} acknowledged`,
    gone: (count: number) => `${n(count)} no longer in the queue`,
    unknown: (count: number) => `${n(count)} without a clear answer, checking the queue`,
    not_acked: (count: number) => `${n(count)} still in the queue`,
    failed: (count: number) => `${n(count)} refused`,
    interrupted: (count: number) => `${n(count)} not sent`,
    undone: (count: number) => `${n(count)} undone`,
  },
  again: (count: number) => `Acknowledge the ${n(count)} still in the queue again`,
  againLeft: (count: number) => `Acknowledge the ${n(count)} left again`,
  details: 'Show results',
};
