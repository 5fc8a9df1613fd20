import { type ApiOperation, DOMAIN } from '../alibaba-cloud.ts';
import type { ApiPage } from '../api-page.ts';
import type { QueryTaskDetailListParams } from '../query-task-detail-list.ts';
import { taskStatusCode } from '../task-status.ts';
import { encodeParams } from './fields.ts';
import { decodePage } from './page.ts';
import { requireAsked } from './require-asked.ts';

/**
 * Lists all details of one task, acknowledged or not; failures have a FailReason (docs/api-facts.md 1.4). An unknown
 * task is an empty list and no error (docs/api-facts.md 6, a guess).
 */
export const queryTaskDetailList: ApiOperation<QueryTaskDetailListParams, ApiPage> = {
  action: 'QueryTaskDetailList',
  product: DOMAIN,
  encode: (params) =>
    encodeParams({
      TaskNo: params.taskNo,
      PageNum: params.page,
      PageSize: params.pageSize,
      TaskStatus: params.status && taskStatusCode(params.status),
      DomainName: params.domain,
      InstanceId: params.instanceId,
      Lang: params.lang,
    }),
  decode: (json, params) => {
    const page = decodePage(json, params);
    requireAsked(page.items, params);
    return page;
  },
};
