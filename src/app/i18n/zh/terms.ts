import type { Messages } from '../en.ts';

/** The API's own terms. */
export const terms: Pick<
  Messages,
  'status' | 'taskType' | 'state' | 'stateMeaning' | 'batchType' | 'batchStatus'
> = {
  status: { waiting: '等待执行', executing: '执行中', succeeded: '成功', failed: '失败' },
  taskType: {
    CHG_HOLDER: '修改所有者信息',
    CHG_DNS: '修改 DNS',
    SET_WHOIS_PROTECT: '设置隐私保护',
    UPDATE_ADMIN_CONTACT: '修改管理者信息',
    UPDATE_BILLING_CONTACT: '修改付费者信息',
    UPDATE_TECH_CONTACT: '修改技术者信息',
    SET_UPDATE_PROHIBITED: '设置域名安全锁',
    SET_TRANSFER_PROHIBITED: '设置域名转移锁',
    ORDER_ACTIVATE: '创建注册订单',
    ORDER_RENEW: '创建续费订单',
    ORDER_REDEEM: '创建赎回订单',
    CREATE_DNSHOST: '创建 DNS host',
    UPDATE_DNSHOST: '更新 DNS host',
    SYNC_DNSHOST: '同步 DNS host',
    UPDATE_REGISTRANT_CONTACT: '修改注册联系人',
    DELETE_DOMAIN: '删除域名',
  },
  state: {
    pending: '正在确认',
    undone: '未发送',
    interrupted: '未发送',
    sending: '正在发送',
    confirmed: '已确认',
    unknown: '结果不明',
    gone: '已不在队列',
    not_acked: '仍在队列',
    failed: '被拒绝',
  },
  stateMeaning: {
    pending: '已在本地记录，尚未发送，可以撤销。',
    undone: '已及时撤销，没有发送，结果仍在队列中。',
    interrupted: '轮到它之前发送已结束。没有发送；结果仍在队列中。',
    sending: '正在发往阿里云。',
    confirmed: '阿里云已确认，不会再列出。',
    unknown: '已发送，没有得到明确答复，正在核对队列。',
    gone: '之后查看队列时已找不到：已在这里或别处被确认。',
    not_acked: '已发送，但结果仍被列出，没有被确认。',
    failed: '阿里云在执行前拒绝，结果仍在队列中。',
  },
  batchType: {
    DOMAIN_ADD: '批量添加域名',
    DOMAIN_DEL: '批量删除域名',
    RR_ADD: '批量添加解析记录',
    RR_DEL: '批量删除解析记录',
  },
  batchStatus: { none: '没有任务', processing: '处理中', completed: '已完成', failed: '失败' },
};
