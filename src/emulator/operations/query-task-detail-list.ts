import { DOMAIN } from '../../contract/alibaba-cloud.ts';
import type { EmulatedOperation } from '../operation.ts';
import { readParameters, refuseAsDomain } from '../protocol/parameters.ts';
import { failReason, PAGE_PARAMETERS, pageAnswer, toRange, wireTaskDetail } from './task-details.ts';

/** docs/api-facts.md 1.4. TaskStatus: 0 waiting, 1 executing, 2 succeeded, 3 failed. */
const PARAMETERS = {
  TaskNo: { kind: 'text', isRequired: true },
  ...PAGE_PARAMETERS,
  TaskStatus: { kind: 'integer', min: 0, max: 3 },
} as const;

/** Lists all details of one task, acknowledged or not. An unknown task has none (docs/api-facts.md 6, a guess). */
export const queryTaskDetailList: EmulatedOperation = {
  action: 'QueryTaskDetailList',
  product: DOMAIN,
  permission: 'domain:QueryDomainTask',
  answer(call, { reads, now }) {
    const values = readParameters(call, PARAMETERS, refuseAsDomain);
    const lang = values.Lang === 'zh' ? 'zh' : 'en';
    const rows = reads.details(
      {
        taskNo: values.TaskNo,
        status: values.TaskStatus,
        domain: values.DomainName,
        instanceId: values.InstanceId,
      },
      toRange(values),
      now(),
    );
    return pageAnswer(rows, values, (row) => ({
      ...wireTaskDetail(row, lang, now()),
      FailReason: failReason(row, lang),
    }));
  },
};
