import type { ApiOperation, Language } from './alibaba-cloud.ts';
import { DOMAIN } from './alibaba-cloud.ts';
import type { ApiPage } from './api-page.ts';
import { decodePage } from './api-page.ts';
import type { PageParams } from './page.ts';
import { requireAsked } from './require-asked.ts';
import type { TaskStatus } from './task-status.ts';
import { taskStatusCode } from './task-status.ts';
import { encodeParams } from './wire.ts';

/** Which details of a task to list. */
export interface TaskDetailFilter {
  readonly status?: TaskStatus;
  readonly domain?: string;
  readonly instanceId?: string;
}

export interface QueryTaskDetailListParams extends TaskDetailFilter, PageParams {
  readonly taskNo: string;
  readonly lang?: Language;
}

/**
 * All details of one task, acknowledged or not, with FailReason on failures (seed 003). An unknown task is an
 * empty list, not an error (api-facts section 7, a guess).
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
