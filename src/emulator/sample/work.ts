import type { TaskType } from '../../contract/task-type.ts';

/**
 * The published list of task types has none for a query of a transfer code
 * (SaveSingleTaskForQueryingTransferAuthorizationCode, docs/api-facts.md 1.7). This name is invented, and is also an
 * example of a type that no list knows.
 */
export const TRANSFER_CODE = {
  type: 'QUERY_TRANSFER_AUTHORIZATION_CODE',
  description: { en: 'Query transfer authorization code', zh: '获取转移密码' },
} as const;

export interface Work {
  readonly type: TaskType;
  /** How often tasks have this type, compared with the others. */
  readonly weight: number;
  /** How it fails: keys of FAILURES, the most frequent first. */
  readonly failures: readonly string[];
}

/** The work of a week: renewals and DNS changes, then changes of ownership, then rare tasks. */
export const WORK: readonly Work[] = [
  work('ORDER_RENEW', 30, 'balance redemption expirationChanged renewTooLong timeout'),
  work('CHG_DNS', 22, 'updateLock dnsUnreachable dnssec dnsRefused registryHold'),
  work('CHG_HOLDER', 8, 'holderUnverified emailUnverified holderPending updateLock'),
  work('SET_TRANSFER_PROHIBITED', 7, 'transferPending registryLock busy timeout'),
  work('SET_UPDATE_PROHIBITED', 6, 'registryLock busy timeout'),
  work('SET_WHOIS_PROTECT', 6, 'privacyUnsupported registryHold timeout'),
  work('ORDER_ACTIVATE', 6, 'taken reserved sensitive holderUnverified balance'),
  work('UPDATE_ADMIN_CONTACT', 3, 'contactInvalid updateLock emailUnverified'),
  work('UPDATE_TECH_CONTACT', 3, 'contactInvalid updateLock'),
  work('UPDATE_BILLING_CONTACT', 2, 'contactInvalid updateLock'),
  work('UPDATE_REGISTRANT_CONTACT', 2, 'contactInvalid holderPending'),
  work('CREATE_DNSHOST', 2, 'hostExists hostAddress'),
  work('UPDATE_DNSHOST', 2, 'hostAddress hostInUse timeout'),
  work('SYNC_DNSHOST', 1, 'timeout hostInUse'),
  work('ORDER_REDEEM', 1, 'redeemOver balance'),
  work('DELETE_DOMAIN', 1, 'deleteDenied registryLock'),
];

/** The sizes of tasks that people submit one by one, with their weight. */
export const SMALL_TASKS = [
  [1, 6],
  [2, 3],
  [3, 2],
  [5, 1],
  [8, 1],
] as const;

function work(type: TaskType, weight: number, failures: string): Work {
  return { type, weight, failures: failures.split(' ') };
}
