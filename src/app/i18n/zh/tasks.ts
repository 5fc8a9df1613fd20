import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words of the task details. */
export const tasks: Messages['tasks'] = {
  title: '任务详情',
  subtitle: '一个任务的所有域名，以及失败原因',
  what: '该任务',
  whatInQueue: '该任务在队列中的结果',
  caption: '任务详情',
  paste: '粘贴任务编号',
  open: '打开',
  recent: '最近的任务',
  seen: '队列中的任务',
  seenAmong: (read, total) =>
    read < total ? `来自 ${n(total)} 条结果中的 ${n(read)} 条` : `来自全部 ${n(total)} 条结果`,
  seenCount: (count) => `${n(count)} 个任务`,
  readOn: (count) => `再查看 ${n(count)} 条结果`,
  seenCaption: '队列中出现的任务',
  seenNothing: '队列中没有任务',
  seenNothingHint: '粘贴任务编号即可查看，执行中的任务也可以。',
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
    action: '队列中',
  },
  summary: (domains) => `${n(domains)} 个域名`,
  complete: (percent) => `已完成 ${percent}`,
  progress: '任务进度',
  unlisted: '其他状态',
  unlistedHint: 'API 文档未列出的状态，列表中按原样显示。',
  counted: (counts) => `任务进度：${counts}`,
  live: '每 10 秒更新',
  ended: '已全部结束，不再更新',
  perMinute: (count) => (count < 1 ? '每分钟不到 1 个' : `每分钟 ${n(Math.round(count))} 个`),
  left: (minutes) => {
    if (minutes < 1) return '剩余不到 1 分钟';
    if (minutes < 90) return `约剩 ${n(Math.round(minutes))} 分钟`;
    return `约剩 ${n(Math.round(minutes / 60))} 小时`;
  },
  inQueue: (count) => `队列中有 ${n(count)} 条结果`,
  showInQueue: '在队列中查看',
  notInQueue: '队列中没有结果',
  acknowledgeAll: (count) => `确认已完成的 ${n(count)} 条`,
  elsewhere: '不在队列中',
  elsewhereHint: '已结束且不在队列中：已被确认，但不是通过此 Docket。',
  reasons: {
    title: '按原因汇总失败',
    button: (failures) => `${n(failures)} 条失败的原因`,
    hide: '隐藏原因',
    what: '失败记录',
    covers: (read, total) =>
      read < total ? `来自 ${n(total)} 条失败中的 ${n(read)} 条` : `来自全部 ${n(total)} 条失败`,
    none: '没有失败',
    noReason: '未说明原因',
    copy: (count) => `复制 ${n(count)} 个域名`,
    copyAll: (count) => `复制全部 ${n(count)} 个失败的域名`,
    copied: (count) => `已复制 ${n(count)} 个域名`,
    placeholders: { domain: '‹域名›', id: '‹编号›', number: '‹数字›', date: '‹日期›' },
  },
  empty: '该任务没有详情',
  emptyHint: '编号可能有误、属于另一个账号，或任务时间太久。',
  emptyBatch: '这像是 DNS 批量任务的编号，那是另一种任务，可在批量计数中查询。',
  toBatches: '在批量计数中查询',
  noMatch: '没有符合筛选条件的详情',
};
