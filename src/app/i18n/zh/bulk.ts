import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words around acknowledging more than a page shows, and operations that take a while. */
export const bulk: Messages['bulk'] = {
  selectAll: (count) => `选择全部 ${n(count)} 条结果`,
  selectAllShort: (count) => `全部 ${n(count)} 条`,
  reading: (count) => `正在读取 ${n(count)} 条结果`,
  readingHint: 'Docket 会完整读取一次队列并固定这份列表。在你看过之前不会确认任何结果。',
  read: (read, of) => `已读取 ${n(read)} / ${n(of)} 条`,
  readAgain: '重新读取',
  nothing: '已没有符合条件的结果：它们已离开队列。',
  captured: '固定于',
  size: (total, tasks) => `${n(total)} 条结果 · ${n(tasks)} 个任务`,
  sentIn: '发送方式',
  calls: (calls, size) => `${n(calls)} 次调用，每次最多 ${n(size)} 条`,
  notIncluded: '此后到达的结果不包括在内。',
  onlyLeaves: (count) => `“只确认成功的”会把其余 ${n(count)} 条留在队列中。`,
  groups: '按状态、任务类型和任务列出',
  byStatus: '状态',
  byType: '任务类型',
  byTask: (count) => `${n(count)} 个任务`,
  moreTasks: (count) => `另有 ${n(count)} 个任务`,
  operations: '进行中的操作',
  of: (done, total) => `${n(done)} / ${n(total)}`,
  pace: (perSecond) => `每秒 ${n(perSecond)} 条`,
  secondsLeft: (seconds) => `还需 ${n(seconds)} 秒`,
  minutesLeft: (minutes) => `还需 ${n(minutes)} 分钟`,
  pause: '暂停',
  resume: '继续',
  stop: '停止',
  leave: '不再继续',
  notControlled: '没有任何改变',
  ended: {
    done: (total) => `已发送 ${n(total)} 条结果`,
    undone: (total) => `${n(total)} 条结果未发送`,
    stopped: (sent, total) => `已停止：发送了 ${n(sent)} / ${n(total)} 条结果`,
    interrupted: (sent, total) => `Docket 曾停止运行：发送了 ${n(sent)} / ${n(total)} 条结果`,
  },
  outcome: {
    confirmed: (count) => `${n(count)} 条已确认`,
    gone: (count) => `${n(count)} 条已不在队列`,
    unknown: (count) => `${n(count)} 条没有明确答复，正在核对队列`,
    not_acked: (count) => `${n(count)} 条仍在队列`,
    failed: (count) => `${n(count)} 条被拒绝`,
    interrupted: (count) => `${n(count)} 条未发送`,
    undone: (count) => `${n(count)} 条已撤销`,
  },
  again: (count) => `重新确认仍在队列的 ${n(count)} 条`,
  details: '查看结果',
};
