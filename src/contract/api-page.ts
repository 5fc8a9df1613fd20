import { docketError } from './api-error.ts';
import type { Page } from './page.ts';
import type { TaskDetail } from './task-detail.ts';

/**
 * A page as the API answered it. `pageSize` is the size of the pages that come, which may be less than what was asked for
 * (see wire/page-size.ts); `totalPages` counts pages of that size.
 */
export interface ApiPage extends Page<TaskDetail> {
  readonly requestId: string;
  /** False when the answer named no total and `totalItems` is only what this page lets one conclude. */
  readonly totalIsStated: boolean;
}

/** How many rows a page says there are over all pages; throws an ApiError for one that does not say. */
export function statedTotal(page: ApiPage): number {
  if (page.totalIsStated) return page.totalItems;
  throw docketError('UpstreamUnreadable', "Alibaba Cloud's answer does not say how many there are.");
}
