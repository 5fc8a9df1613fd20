import type { BatchStatus, BatchType } from '../../../contract/batch.ts';
import type { ResultState } from '../../../contract/result-state.ts';
import type { TaskStatus } from '../../../contract/task-status.ts';
import type { TaskType } from '../../../contract/task-type.ts';

const status: Record<TaskStatus, string> = {
  waiting: 'Waiting',
  executing: 'Executing',
  succeeded: 'Succeeded',
  failed: 'Failed',
};

const taskType: Record<TaskType, string> = {
  CHG_HOLDER: 'Registrant change',
  CHG_DNS: 'DNS server change',
  SET_WHOIS_PROTECT: 'Privacy protection',
  UPDATE_ADMIN_CONTACT: 'Admin contact change',
  UPDATE_BILLING_CONTACT: 'Billing contact change',
  UPDATE_TECH_CONTACT: 'Technical contact change',
  SET_UPDATE_PROHIBITED: 'Update lock',
  SET_TRANSFER_PROHIBITED: 'Transfer lock',
  ORDER_ACTIVATE: 'Registration order',
  ORDER_RENEW: 'Renewal order',
  ORDER_REDEEM: 'Redemption order',
  CREATE_DNSHOST: 'DNS host creation',
  UPDATE_DNSHOST: 'DNS host update',
  SYNC_DNSHOST: 'DNS host sync',
  UPDATE_REGISTRANT_CONTACT: 'Registrant contact change',
  DELETE_DOMAIN: 'Domain deletion',
};

const state: Record<ResultState, string> = {
  pending: 'Acknowledging',
  undone: 'Not sent',
  interrupted: 'Not sent',
  sending: 'Sending',
  confirmed: 'Acknowledged',
  unknown: 'No clear answer',
  gone: 'No longer in the queue',
  not_acked: 'Still in the queue',
  failed: 'Refused',
};

const stateMeaning: Record<ResultState, string> = {
  pending: 'Recorded here, nothing sent yet. It can be undone.',
  undone: 'Undone in time. Nothing was sent; the result is still in the queue.',
  interrupted: 'Sending ended before its turn. Nothing was sent; the result is still in the queue.',
  sending: 'On its way to Alibaba Cloud.',
  confirmed: 'Alibaba Cloud confirmed it and will not list it again.',
  unknown: 'Sent, no clear answer; checking the queue.',
  gone: 'A later look at the queue did not find it: acknowledged, here or elsewhere.',
  not_acked: 'Sent, yet the result is still listed. It was not acknowledged.',
  failed: 'Alibaba Cloud refused before carrying it out. The result is still in the queue.',
};

const batchType: Record<BatchType, string> = {
  DOMAIN_ADD: 'Add domain names',
  DOMAIN_DEL: 'Delete domain names',
  RR_ADD: 'Add DNS records',
  RR_DEL: 'Delete DNS records',
};

const batchStatus: Record<BatchStatus, string> = {
  none: 'No batch',
  processing: 'In progress',
  completed: 'Completed',
  failed: 'Failed',
};

/** The API's own terms. */
export const terms = { status, taskType, state, stateMeaning, batchType, batchStatus };
