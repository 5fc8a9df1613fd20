import type { Messages } from '../en.ts';

/** Words of the acknowledged results. */
export const pages: Pick<Messages, 'ledger'> = {
  ledger: {
    title: '已确认',
    subtitle: '在这里确认过或尝试过的每条结果，阿里云不再列出后仍完整保留',
    what: '已确认的结果',
    caption: '用 Docket 确认过的结果',
    stateFilter: '状态',
    views: {
      all: '全部',
      acknowledged: '已确认',
      inProgress: '进行中',
      notSent: '未发送',
      attention: '需要处理',
    },
    from: '从',
    to: '到',
    columns: {
      action: '操作',
      state: '确认状态',
      result: '任务状态',
      domain: '域名',
      taskType: '任务类型',
      message: '信息',
      when: '时间',
      taskNo: '任务编号',
    },
    empty: '还没有确认过任何结果',
    emptyHint: '你确认的结果会完整保留在这里：状态、域名、信息、时间和编号。',
    noMatch: '没有符合筛选条件的结果',
  },
};
