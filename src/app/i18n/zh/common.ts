import type { Messages } from '../en.ts';

const number = new Intl.NumberFormat('zh-CN');
const n = (value: number) => number.format(value);

/** Words that every page uses. */
export const common: Pick<
  Messages,
  | 'header'
  | 'banner'
  | 'time'
  | 'copy'
  | 'unknown'
  | 'filter'
  | 'table'
  | 'paging'
  | 'parts'
  | 'errors'
  | 'help'
> = {
  header: {
    navigation: '页面',
    results: '任务结果',
    tasks: '任务详情',
    batches: '批量计数',
    acknowledged: '已确认',
    waiting: (count) => `${n(count)} 条待确认`,
    emulator: '模拟器',
    sampleData: '示例数据',
    emulatorHint: '未连接阿里云账号，确认操作只影响示例数据。',
    liveHint: (endpoint) => `已连接阿里云 ${endpoint}，确认操作真实生效。`,
    refresh: '刷新',
    language: 'Switch to English',
    languageShort: 'EN',
    theme: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
    help: '键盘快捷键',
    skip: '跳到正文',
  },
  banner: {
    offline: '当前离线。显示的内容可能已过时，无法确认任何结果。',
    unreachable: 'Docket 没有响应。显示的内容可能已过时，无法确认任何结果。',
    throttled: (seconds) => `阿里云限制了请求频率，${n(seconds)} 秒后重试`,
    viewOnly: '只读。',
    viewOnlyReason: '此 Docket 不允许确认。',
  },
  time: {
    justNow: '刚刚',
    ago: (span) => `${span}前`,
    beijing: (text) => `${text} 北京时间（推定）`,
    local: (text) => `本地时间 ${text}`,
    seconds: (count) => `${n(count)} 秒`,
    inSeconds: (count) => `${n(count)} 秒后`,
  },
  copy: { copy: (what) => `复制${what}`, copied: '已复制 ✓', taskId: '任务编号', failed: '浏览器拒绝了复制' },
  unknown: { chip: '未知', hint: 'Docket 不认识这个值，按原样显示。' },
  filter: {
    label: '筛选',
    clear: (name) => `清除${name}`,
    clearAll: '全部清除',
    all: '全部',
    domain: '域名',
    taskNo: '任务编号',
    instanceId: '实例编号',
  },
  table: {
    select: (name) => `选择 ${name}`,
    selectAll: '选择当前显示的全部',
    notOnPage: '地址所指的那一行不在本页，可能已离开列表。',
    loading: '正在加载',
    sortHint: '仅对本页排序：升序、降序、恢复原顺序',
    sorted: (name: string) => `本页按“${name}”排序`,
    columns: '列',
    moveUp: (name: string) => `将“${name}”前移`,
    moveDown: (name: string) => `将“${name}”后移`,
    columnsAtFirst: '恢复默认',
  },
  paging: {
    label: '分页',
    range: (from, to, total) => `第 ${n(from)}–${n(to)} 条，共 ${n(total)} 条`,
    nothing: '没有数据',
    leftElsewhere: (count) => `${n(count)} 条已在别处确认`,
    leftElsewhereHint: '自您开始浏览以来，这些结果已由他人确认。刷新可重新开始。',
    size: '每页行数',
    page: '页码',
    of: (pages) => `共 ${n(pages)} 页`,
    first: '第一页',
    previous: '上一页',
    next: '下一页',
    last: '最后一页',
    pastEnd: (page) => `没有第 ${n(page)} 页，这是最后一页。`,
    announce: (from, to, total) => `第 ${n(from)} 至 ${n(to)} 行，共 ${n(total)} 行`,
  },
  parts: {
    loading: '正在加载…',
    reload: '重新加载',
    title: {
      unreachable: '无法打开：Docket 没有响应。',
      updated: 'Docket 已更新',
      unknown: '无法加载此部分。',
    },
    hint: {
      unreachable: '页面上的内容保持不变。请在 Docket 恢复运行后重试。',
      updated: '请重新加载页面。不会丢失任何内容，正在进行的确认会继续。',
      unknown: '页面上的内容保持不变。如果重试无效，请重新加载页面。',
    },
  },
  errors: {
    title: (what) => `无法加载${what}`,
    retry: '重试',
    code: '错误码',
    requestId: 'RequestId',
    recommend: '阿里云的诊断建议',
    lastGood: (time) => `显示的是 ${time} 读取的内容。`,
    forbidden: (what) => `没有读取${what}的权限`,
    forbiddenHint: (permission) => `请账号管理员授予 ${permission}。`,
    throttled: '阿里云正在限流',
    throttledHint: '账号的调用额度暂时用完。',
    tryingAgain: (seconds) => `${n(seconds)} 秒后重试。`,
    notApplied: '筛选尚未生效',
    notRefreshed: '未能刷新',
    unreachable: 'Docket 没有响应，它还在运行吗？',
    unreadable: (status) => `响应不是来自 Docket（HTTP ${status}）。`,
    crashed: '此页面已停止工作',
    notFound: '没有这个页面',
    notFoundHint: '这个地址不属于 Docket。',
    toResults: '前往任务结果',
    dismiss: '关闭',
  },
  help: {
    title: '键盘快捷键',
    close: '关闭',
    enabled: '启用快捷键',
    enabledHint: '在输入框中打字时不起作用。',
    goTo: '前往',
    list: '在表格中',
    general: '任何地方',
    keys: {
      filter: '转到搜索框',
      row: '下一行、上一行',
      select: '选择该行',
      range: '选择到该行',
      open: '打开所在行',
      acknowledge: '确认该行或所选',
      undo: '撤销最近一次确认',
      refresh: '刷新',
      page: '上一页、下一页',
      escape: '关闭，或清除选择',
      help: '本列表',
    },
  },
};
