import { type ApiOperation, DOMAIN } from '../alibaba-cloud.ts';
import type { ApiPage } from '../api-page.ts';
import type { PollTaskResultParams } from '../poll-task-result.ts';
import { taskStatusCode } from '../task-status.ts';
import { encodeParams } from './fields.ts';
import { decodePage } from './page.ts';
import { requireAsked } from './require-asked.ts';

/**
 * Lists the queue: finished details that nobody has acknowledged. A failure is listed when it has reached the retry
 * limit. TaskResultStatus is 2 or 3. Rows have no FailReason (docs/api-facts.md 1.2).
 */
export const pollTaskResult: ApiOperation<PollTaskResultParams, ApiPage> = {
  action: 'PollTaskResult',
  product: DOMAIN,
  encode: (params) =>
    encodeParams({
      PageNum: params.page,
      PageSize: params.pageSize,
      TaskResultStatus: params.status && taskStatusCode(params.status),
      DomainName: params.domain,
      TaskNo: params.taskNo,
      InstanceId: params.instanceId,
      Lang: params.lang,
    }),
  decode: (json, params) => {
    const page = decodePage(json, params);
    requireAsked(page.items, params);
    return page;
  },
};
