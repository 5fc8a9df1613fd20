import * as v from 'valibot';
import { docketError } from './api-error.ts';
import type { Page, PageParams } from './page.ts';
import { type TaskDetail, wireTaskDetail } from './task-detail.ts';
import { decodeWith, optionalBoolean, optionalInteger, text } from './wire.ts';

/** A page as the API answered it. */
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

const wirePage = v.pipe(
  v.object({
    RequestId: text,
    CurrentPageNum: optionalInteger,
    PageSize: optionalInteger,
    TotalItemNum: optionalInteger,
    TotalPageNum: optionalInteger,
    NextPage: optionalBoolean,
    Data: v.nullish(v.object({ TaskDetail: v.nullish(v.array(wireTaskDetail), []) })),
  }),
  // `{}` must never pass for an empty queue: absence of rows is evidence that the ledger acts upon.
  v.check((body) => Boolean(body.Data) || body.TotalItemNum === 0),
);

/**
 * Reads the page envelope that PollTaskResult and QueryTaskDetailList share.
 * The documents' own samples contradict themselves (seed 003: NextPage true on page 1 of 1), so the number of
 * pages follows from TotalItemNum, else TotalPageNum, else NextPage; and what follows a page without rows is never
 * believed, or one would be led on for ever.
 */
export function decodePage(json: string, asked: PageParams): ApiPage {
  const body = decodeWith(wirePage, json);
  const items = body.Data?.TaskDetail ?? [];
  const page = body.CurrentPageNum || asked.page;
  const pageSize = body.PageSize || asked.pageSize;
  const totalIsStated = body.TotalItemNum !== undefined;
  const totalItems = body.TotalItemNum ?? (page - 1) * pageSize + items.length;
  const totalPages = totalIsStated
    ? Math.ceil(totalItems / pageSize)
    : items.length === 0
      ? Math.min(body.TotalPageNum ?? page - 1, page - 1)
      : (body.TotalPageNum ?? page + (body.NextPage ? 1 : 0));
  return {
    items,
    page,
    pageSize,
    totalItems,
    totalPages: Math.max(1, totalPages),
    requestId: body.RequestId,
    totalIsStated,
  };
}
