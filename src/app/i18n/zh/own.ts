import type { OwnDictionary } from '../own-text.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);
const THINGS = { operation: '操作', list: '列表', batch: '批次', value: '返回值' } as const;

/** What Docket's server says by itself. */
export const own: OwnDictionary = {
  readOnly: () => '此 Docket 为只读（DOCKET_READ_ONLY=1）。',
  recordDamaged: () => 'Docket 的记录（ledger.db）已损坏，放回完整的副本之前无法确认任何结果。',
  recordChanged: () =>
    'Docket 的记录（ledger.db）被其他程序更改或替换，因此无法确认任何结果。请放回 Docket 写入的文件并重新启动 Docket。',
  recordGone: () => '数据目录中已没有 Docket 的记录（ledger.db），放回之前无法确认任何结果。',
  recordShort: ({ noted, held }) =>
    `Docket 的记录与 Docket 留下的不一致：应有 ${n(noted)} 条结果，只有 ${n(held)} 条，且缺少最新的。放回 ledger.db 及其 ledger.db-wal 之前无法确认任何结果。若要放弃缺失的部分，请删除 ledger.extent 并重新启动 Docket。`,
  recordUnusable: ({ storeCode }) => `Docket 无法使用其记录（${storeCode}），修复之前无法确认任何结果。`,
  recordUnwritable: ({ storeCode }) => `Docket 无法写入其记录（${storeCode}），因此没有发送任何内容。`,
  sendingEnded: ({ storeCode }) => `Docket 无法写入其记录（${storeCode}），因此没有再发送任何内容。`,
  listUnwritten: ({ storeCode }) => `无法写入这份列表（${storeCode}）。`,
  shownUnwritten: () =>
    '其中一些结果显示时，Docket 无法写入其记录。没有发送任何内容。请重新显示这些结果，然后再确认。',
  shuttingDown: () => 'Docket 正在关闭。没有发送任何内容。',
  alreadyHandled: ({ domains, more }) =>
    `${domains.join('、')}${more > 0 ? ` 等 ${n(domains.length + more)} 条` : ''}：已确认或正在确认。没有发送任何内容。`,
  someHandled: () => '其中一些结果正在确认。没有发送任何内容。',
  unknownResults: ({ count, id }) =>
    `${count === 1 ? `结果 ${id}` : `${n(count)} 条结果`}在过去 24 小时内未由此 Docket 显示过。没有发送任何内容。`,
  operationConflict: () => '此操作 ID 已用于另一个请求。',
  tooLate: () => '没有任何更改：这项操作已处于另一状态。',
  tooLateToUndo: () => '没有撤销任何内容：这些结果已发送或已撤销。',
  notEnded: () => '没有任何更改：这项操作尚未结束。',
  nothingLeft: () => '这项操作没有剩余内容可发送。',
  listHandled: () => '这份列表中的所有结果都已确认或正在确认。',
  listNotReady: () => '这份列表不完整，因此没有发送任何内容。',
  listExpired: () => '这份列表已过期，请重新选择结果。',
  listAbandoned: () => '15 秒内没有人查看这份列表，因此没有读完。请重新选择结果。',
  tooManyFollowed: ({ max }) => `最多可关注 ${n(max)} 个批次，请先取消关注一个。`,
  noSuch: ({ thing }) => `没有这个${THINGS[thing]}。`,
  taskTooLarge: () => '任务过大，无法查找这个返回值。',
  tooManyQuestions: () => '等待中的查询超过了账号十秒内可发出的数量，请稍后再试。',
  ownError: () => 'Docket 自身出错，详情见其日志。',
  notSent: () => '无法构造请求，因此没有发送任何内容。',
  sentUnclear: () => '请求已发送，但无法得知结果。',
  unreachable: () => '无法连接阿里云，或连接中断。',
  timeout: ({ seconds }) => `阿里云在 ${n(seconds)} 秒内没有答复。`,
  unreadable: ({ why }) => `无法读取阿里云的答复${why ? `：${why}` : '。'}`,
  queueTooFast: () => '队列变化太快，无法读取，请重试。',
  pagesEnd: ({ total, met }) => `阿里云称有 ${n(total)} 条结果，但各页到 ${n(met)} 条为止。列表不完整。`,
  rowsMissing: ({ total, from }) => `阿里云称有 ${n(total)} 条结果在等待，但从第 ${n(from)} 条起没有给出。`,
};
