import type { Language } from './alibaba-cloud.ts';
import type { PageParams } from './page.ts';
import type { TaskStatus } from './task-status.ts';

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
