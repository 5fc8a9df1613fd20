import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words of the batch counts. */
export const batches: Messages['batches'] = {
  title: '批量计数',
  subtitle: '每种 DNS 批量任务中最近的一个，以及关注的批量任务',
  what: '批量计数',
  caption: 'DNS 批量任务',
  paste: '批量任务编号',
  follow: '关注',
  followOne: (id) => `关注批量任务 ${id}`,
  unfollow: '取消关注',
  unfollowOne: (id) => `取消关注批量任务 ${id}`,
  invalid: '批量任务编号是大于 0 的整数，只能输入数字。',
  tooLarge: '批量任务编号不会大于 9223372036854775807。',
  notFollowed: '未能关注该批量任务',
  notUnfollowed: '未能取消关注该批量任务',
  latest: '最近',
  lookedUp: '查询',
  allTypes: '全部类型',
  anyStatus: '全部状态',
  search: '编号、类型或原因',
  columns: {
    type: '批量类型',
    taskId: '任务编号',
    status: '状态',
    progress: '进度',
    total: '总数',
    succeeded: '成功',
    failed: '失败',
    reason: '失败原因',
    checked: '查看时间',
    action: '关注',
  },
  unknownBatch: '未知批次',
  none: '还没有这种批量任务',
  notFound: '没有这个编号的批量任务',
  notFoundHint: '编号可能有误或属于另一个账号。域名任务的编号带字母和短横线，是另一种编号。',
  unknownStatus: 'API 返回了文档中没有的状态。',
  mismatch: '数目不一致',
  mismatchEnded: (succeeded, failed, total) =>
    `任务已结束，成功 ${n(succeeded)}、失败 ${n(failed)}，合计不等于 ${n(total)}。`,
  mismatchRunning: (succeeded, failed, total) =>
    `成功 ${n(succeeded)}、失败 ${n(failed)}，合计已超过 ${n(total)}。`,
  reading: (read, asked) => `已读取 ${n(read)} / ${n(asked)}`,
  unknown: (count) => `${n(count)} 个未知编号`,
  count: (count) => `${n(count)} 个批量任务`,
  live: (count) => `${n(count)} 个进行中，自动更新`,
  noMatch: '没有符合筛选条件的批量任务',
  progress: (succeeded, failed, total) => `共 ${n(total)}，成功 ${n(succeeded)}，失败 ${n(failed)}`,
  checked: (age) => `${age}查看`,
};
