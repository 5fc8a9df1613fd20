import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words around acknowledging. */
export const acknowledge: Messages['acknowledge'] = {
  button: '确认',
  buttonCount: (count) => `确认 ${n(count)} 条`,
  buttonFor: (name) => `确认 ${name}`,
  again: '重新确认',
  againFor: (name) => `重新确认 ${name}`,
  undo: '撤销',
  undoFor: (name) => `撤销确认 ${name}`,
  cancel: '取消',
  clear: '清除',
  refused: (code) => `被拒绝：${code}`,
  selected: (count) => `已选 ${n(count)} 条`,
  split: (succeeded, failed, other) =>
    [succeeded && `${n(succeeded)} 成功`, failed && `${n(failed)} 失败`, other && `${n(other)} 未知`]
      .filter(Boolean)
      .join('，'),
  notShown: (count) => `${n(count)} 条未显示`,
  what: (count, name) => (count === 1 && name ? name : `${n(count)} 条结果`),
  notInQueue: (missing, wanted, name) => {
    if (missing < wanted) return `${n(wanted)} 条结果中有 ${n(missing)} 条在队列中未找到`;
    return wanted === 1 && name ? `在队列中未找到 ${name}` : '在队列中未找到这些结果';
  },
  tooMany: (max) => `一次最多 ${n(max)} 条`,
  looking: '正在查询队列',
  offline: '离线时无法操作',
  unreachable: 'Docket 没有响应时无法操作',
  lost: '情况不明',
  lostHint: '已到发送时间，但 Docket 没有响应：可能已发送，也可能没有。',
  dialog: {
    title: (what) => `确认 ${what}？`,
    consequence: () => '阿里云将不再列出这些结果，且无法撤回。Docket 会在“已确认”中保留每一条的副本。',
    undoable: (seconds) => `你有 ${n(seconds)} 秒可以撤销；关闭页面不会中止。`,
    failures: (count) => `其中 ${n(count)} 条失败`,
    notShown: (count) => `${n(count)} 条不在本页上`,
    withValue: (count) => `${n(count)} 条结果带有返回值`,
    leaveValues: (count) => `将带有返回值的 ${n(count)} 条留在队列`,
    secretsKept: (count) => `${n(count)} 条结果带有返回值，可能是转移密码：将随副本一起保留。`,
    secrets: (count) => `${n(count)} 条结果带有一个值，可能是转移密码：这个值不会被保留。`,
    succeededOnly: (count) => `只确认成功的 ${n(count)} 条`,
    confirm: (count) => `确认 ${n(count)} 条结果`,
  },
  toast: {
    pending: (what) => `正在确认 ${what}`,
    lost: (what) => `${what}：是否已发送不明`,
    sending: (what) => `正在发送 ${what}`,
    paused: (what) => `已暂停：${what}`,
    confirmed: (what) => `已确认 ${what}`,
    undone: (what) => `${what} 未发送`,
    gone: (what) => `${what} 已不在队列`,
    unknown: (what) => `${what} 已发送但没有明确答复，正在核对队列`,
    notAcked: (what) => `${what} 仍在队列`,
    refused: (what) => `${what} 被拒绝`,
    interrupted: (what) => `${what} 未发送：Docket 中途停止`,
    notStarted: (name) => (name ? `未能确认 ${name}` : '没有确认任何结果'),
    unsure: '没有答复；若已记录，列表中会显示',
    notUndone: '已来不及撤销',
    undoUnsure: '没有答复；若已撤销，列表中会显示',
  },
};
