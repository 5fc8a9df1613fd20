/**
 * The task types that public documents name, with their TaskTypeDescription in each language (docs/api-facts.md 1.6).
 * There are more: an unknown type is valid, and is shown by its code and description.
 */
export const TASK_TYPES = {
  CHG_HOLDER: { en: 'Modify registrant information', zh: '修改所有者信息' },
  CHG_DNS: { en: 'DNS Modification', zh: '修改DNS' },
  SET_WHOIS_PROTECT: { en: 'Enable privacy protection', zh: '设置隐私保护' },
  UPDATE_ADMIN_CONTACT: { en: 'Modify administrator contact information', zh: '修改管理者信息' },
  UPDATE_BILLING_CONTACT: { en: 'Modify billing contact information', zh: '修改付费者信息' },
  UPDATE_TECH_CONTACT: { en: 'Modify technical contact information', zh: '修改技术者信息' },
  SET_UPDATE_PROHIBITED: { en: 'Enable domain name edit lock (security lock)', zh: '设置域名安全锁' },
  SET_TRANSFER_PROHIBITED: { en: 'Enable domain name transfer lock', zh: '设置域名转移锁' },
  ORDER_ACTIVATE: { en: 'Create registration order', zh: '创建注册订单' },
  ORDER_RENEW: { en: 'Create a renewal order', zh: '创建续费订单' },
  ORDER_REDEEM: { en: 'Create redemption order', zh: '创建赎回订单' },
  CREATE_DNSHOST: { en: 'Create DNS host', zh: '创建DNS host' },
  UPDATE_DNSHOST: { en: 'Update DNS host', zh: '更新DNS host' },
  SYNC_DNSHOST: { en: 'Synchronize DNS host', zh: '同步DNS host' },
  UPDATE_REGISTRANT_CONTACT: { en: 'Modify registrant contact', zh: '修改注册联系人' },
  DELETE_DOMAIN: { en: 'Delete domain name', zh: '删除域名' },
} as const;
export type TaskType = keyof typeof TASK_TYPES;

/** True for a documented task type. */
export function isTaskType(value: string): value is TaskType {
  return Object.hasOwn(TASK_TYPES, value);
}
