import type { ApiOperation, Language } from './alibaba-cloud.ts';
import { DOMAIN } from './alibaba-cloud.ts';
import type { ApiPage } from './api-page.ts';
import { decodePage } from './api-page.ts';
import type { PageParams } from './page.ts';
import { requireAsked } from './require-asked.ts';
import type { ResultStatus } from './task-status.ts';
import { taskStatusCode } from './task-status.ts';
import { encodeParams } from './wire.ts';

/** Which results of the queue to list. Filters combine; each one matches whole values (api-facts section 7). */
export interface TaskResultFilter {
  readonly status?: ResultStatus;
  /** A whole domain name; exact, case-insensitive, Unicode or xn-- (api-facts section 1.1, a guess). */
  readonly domain?: string;
  readonly taskNo?: string;
  readonly instanceId?: string;
}

export interface PollTaskResultParams extends TaskResultFilter, PageParams {
  readonly lang?: Language;
}

/**
 * The queue: finished task details that nobody has acknowledged, successes and failures that reached the retry
 * limit (seeds 000, 001). TaskResultStatus takes 2 or 3 (seed 000). Its rows carry no FailReason.
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
