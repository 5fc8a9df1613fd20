import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words of the batch counts. */
export const batches: Messages['batches'] = {
  title: '批量计数',
  subtitle: '每种 DNS 批量任务中最近的一个',
  what: '批量计数',
  caption: 'DNS 批量任务',
  paste: '批量任务编号',
  open: '查询',
  invalid: '批量任务编号是一个整数。',
  latest: '最近',
  lookedUp: '查询',
  columns: {
    type: '批量类型',
    taskId: '任务编号',
    status: '状态',
    progress: '进度',
    total: '总数',
    succeeded: '成功',
    failed: '失败',
    reason: '失败原因',
  },
  none: '还没有这种批量任务',
  notFound: '没有这个编号的批量任务',
  mismatch: '数目不一致',
  count: (count) => `${n(count)} 个批量任务`,
  progress: (succeeded, failed, total) => `共 ${n(total)}，成功 ${n(succeeded)}，失败 ${n(failed)}`,
  checked: (age) => `${age}查看`,
};
