import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words of the task details. */
export const tasks: Messages['tasks'] = {
  title: '任务详情',
  subtitle: '一个任务的所有域名，以及失败原因',
  what: '该任务',
  caption: '任务详情',
  paste: '粘贴任务编号',
  open: '打开',
  seen: '队列中的任务',
  seenHint: '在本标签页读取过的结果中出现',
  seenCaption: '队列中出现过的任务',
  seenNothing: '还没有出现过任务',
  seenNothingHint: '粘贴任务编号，或从任务结果中打开。',
  columns: {
    status: '状态',
    domain: '域名',
    instanceId: '实例编号',
    message: '信息或失败原因',
    retries: '重试',
    updated: '更新时间',
    taskNo: '任务编号',
    taskType: '任务类型',
    results: '结果',
    failed: '失败',
  },
  summary: (domains) => `${n(domains)} 个域名`,
  complete: (percent) => `已完成 ${percent}`,
  progress: '任务进度',
  empty: '该任务没有详情',
  emptyHint: '编号可能有误、属于另一个账号，或任务时间太久。',
  noMatch: '没有符合筛选条件的详情',
};
