import type { Language } from './alibaba-cloud.ts';
import type { PageParams } from './page.ts';
import type { ResultStatus } from './task-status.ts';

/** Which results of the queue to list. Filters combine, and each compares whole values (docs/api-facts.md 6). */
export interface TaskResultFilter {
  readonly status?: ResultStatus;
  /** A whole domain name, in any case, as Unicode or xn-- (docs/api-facts.md 1.2, a guess). */
  readonly domain?: string;
  readonly taskNo?: string;
  readonly instanceId?: string;
}

export interface PollTaskResultParams extends TaskResultFilter, PageParams {
  readonly lang?: Language;
}
