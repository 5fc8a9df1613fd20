import type { Messages } from '../en.ts';

/** Words of the drawer that shows one result in full, and of the exports. */
export const drawer: Messages['drawer'] = {
  open: (name) => `打开 ${name}`,
  previous: '上一条结果',
  next: '下一条结果',
  close: '关闭',
  wholeTask: '查看整个任务',
  openTask: '打开任务',
  json: '原始 JSON',
  reason: '失败原因',
  loadingReason: '正在获取失败原因…',
  exportCsv: '导出 CSV',
  exportJson: '导出 JSON',
  exportHint: '导出所有页中符合筛选条件的结果',
  fields: {
    ascii: 'DNS 形式',
    taskNo: '任务编号',
    taskDetailNo: '任务详情编号',
    instanceId: '实例编号',
    result: '值',
    masked: '已隐藏：可能是转移密码',
    retries: '重试',
    created: '创建时间',
    updated: '最后执行',
    state: '确认状态',
    resultStatus: '任务状态',
    acknowledgedAt: '提交时间',
    operationId: '操作编号',
    requestId: 'RequestId',
    note: '备注',
  },
};
