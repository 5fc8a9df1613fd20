import { DOMAIN } from '../../contract/alibaba-cloud.ts';
import type { EmulatedOperation } from '../operation.ts';
import { readParameters, refuseAsDomain } from '../protocol/parameters.ts';
import { PAGE_PARAMETERS, pageAnswer, toRange, wireTaskDetail } from './task-details.ts';

/** docs/api-facts.md 1.2. TaskResultStatus: 2 succeeded, 3 failed. */
const PARAMETERS = {
  ...PAGE_PARAMETERS,
  TaskNo: { kind: 'text' },
  TaskResultStatus: { kind: 'integer', min: 2, max: 3 },
} as const;

/**
 * Lists the queue: details that have finished and are not acknowledged. Newest first is a guess (a fault lists the
 * oldest first), and so is that filters combine (docs/api-facts.md 6).
 */
export const pollTaskResult: EmulatedOperation = {
  action: 'PollTaskResult',
  product: DOMAIN,
  permission: 'domain:QueryDomainTask',
  answer(call, { reads, now }) {
    const values = readParameters(call, PARAMETERS, refuseAsDomain);
    const lang = values.Lang === 'zh' ? 'zh' : 'en';
    const rows = reads.queue(
      {
        taskNo: values.TaskNo,
        status: values.TaskResultStatus,
        domain: values.DomainName,
        instanceId: values.InstanceId,
      },
      toRange(values),
    );
    return pageAnswer(rows, values, (row) => wireTaskDetail(row, lang, now()));
  },
};
