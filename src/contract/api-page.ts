import { docketError } from './api-error.ts';
import type { Page } from './page.ts';
import type { TaskDetail } from './task-detail.ts';

/**
 * A page as the API answered it. `pageSize` is the size of the pages that come, which may be less than was asked for
 * (see wire/page-size.ts). `totalPages` counts pages of that size.
 */
export interface ApiPage extends Page<TaskDetail> {
  readonly requestId: string;
  /** False when the answer has no total, so that `totalItems` is only what this page shows. */
  readonly totalIsStated: boolean;
}

/** The number of rows over all pages, as a page states it. Throws an ApiError for a page that does not. */
export function statedTotal(page: ApiPage): number {
  if (page.totalIsStated) return page.totalItems;
  throw docketError('UpstreamUnreadable', "Alibaba Cloud's answer does not say how many there are.", {
    name: 'unreadable',
    why: '',
  });
}
