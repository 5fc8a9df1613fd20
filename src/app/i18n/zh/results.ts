import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words of the task results page. */
export const results: Messages['results'] = {
  title: '任务结果',
  subtitle: '已完成、等待确认的任务',
  what: '任务结果',
  caption: '等待确认的任务结果',
  statusFilter: '状态',
  columns: {
    status: '状态',
    domain: '域名',
    taskType: '任务类型',
    message: '信息',
    retries: '重试',
    updated: '更新时间',
    taskNo: '任务编号',
    action: '操作',
  },
  empty: '队列是空的',
  emptyHint: '完成的域名任务在这里等待确认。任务结束后会出现新的结果。',
  unclear: '已发送，答复不明，正在核对',
  caughtUp: '全部处理完毕',
  caughtUpToday: (count) => `今天已确认 ${n(count)} 条`,
  noMatch: '没有符合筛选条件的结果',
  noMatchHint: '筛选按完整的值匹配：完整的域名、任务编号或实例编号。',
  wholeName: (name) => `“${name}”只是域名的一部分。筛选只匹配完整的域名，例如 ${name}.com。`,
  inRecord: (count) => `“已确认”中有 ${n(count)} 条`,
  clearFilters: '清除筛选',
  cleared: '本页已清空',
  clearedHint: '本页的所有结果都已离开队列。',
  next: (count) => `接下来 ${n(count)} 条`,
};
