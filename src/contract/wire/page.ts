import * as v from 'valibot';
import { UnreadableAnswer } from '../alibaba-cloud.ts';
import type { ApiPage } from '../api-page.ts';
import type { PageParams } from '../page.ts';
import { decodeWith, optionalBoolean, optionalInteger, text } from './fields.ts';
import { pageSizeOf } from './page-size.ts';
import { readTaskDetail } from './task-detail.ts';

/** TotalItemNum is an int32 in every official SDK. */
const MAX_TOTAL = 2_147_483_647;

const wirePage = v.pipe(
  v.object({
    RequestId: text,
    CurrentPageNum: optionalInteger,
    PageSize: optionalInteger,
    TotalItemNum: optionalInteger,
    TotalPageNum: optionalInteger,
    NextPage: optionalBoolean,
    Data: v.nullish(v.object({ TaskDetail: v.nullish(v.array(v.unknown()), []) })),
  }),
  // `{}` must not count as an empty queue: the ledger acts on rows that are absent.
  v.check((body) => Boolean(body.Data) || body.TotalItemNum === 0),
);

/**
 * Reads a page of PollTaskResult or QueryTaskDetailList. Throws {@link UnreadableAnswer} for an answer that names
 * another page than asked for, or whose total and rows contradict each other. A row with an odd value is kept. A row
 * that comes twice is one row.
 *
 * The samples of the documents contradict themselves (docs/api-facts.md 1.4: NextPage true on page 1 of 1). So the
 * number of pages comes from TotalItemNum, else from TotalPageNum, else from NextPage. After a page without rows there
 * is no next page, whatever the answer says; otherwise a list could go on for ever.
 */
export function decodePage(json: string, asked: PageParams): ApiPage {
  const body = decodeWith(wirePage, json);
  const page = body.CurrentPageNum ?? asked.page;
  if (page !== asked.page) {
    throw new UnreadableAnswer(`It is for page ${page}, and page ${asked.page} was asked for.`);
  }
  const rows = body.Data?.TaskDetail ?? [];
  const details = rows.map((row, index) => readTaskDetail(row, `?${page}-${index + 1}`));
  const items = [...new Map(details.map((row) => [row.taskDetailNo, row])).values()];
  const largest = Math.max(asked.pageSize, Math.min(body.PageSize ?? 0, rows.length));
  const total = body.TotalItemNum;
  requireAgreement({ rows: rows.length, total, page, askedSize: asked.pageSize, largest });
  const hints = {
    ...(body.NextPage === undefined ? {} : { hasNext: body.NextPage }),
    ...(body.TotalPageNum === undefined ? {} : { totalPages: body.TotalPageNum }),
  };
  const pageSize = pageSizeOf({ rows: rows.length, total, page, askedSize: largest, hints });
  const totalPages =
    total !== undefined
      ? Math.ceil(total / pageSize)
      : rows.length === 0
        ? Math.min(body.TotalPageNum ?? page - 1, page - 1)
        : Math.max(page, body.TotalPageNum ?? page + (body.NextPage === false ? 0 : 1));
  return {
    items,
    page,
    pageSize,
    totalItems: total ?? (page - 1) * pageSize + items.length,
    totalPages: Math.max(1, totalPages),
    requestId: body.RequestId,
    totalIsStated: total !== undefined,
  };
}

interface Counted {
  readonly rows: number;
  readonly total: number | undefined;
  readonly page: number;
  readonly askedSize: number;
  readonly largest: number;
}

/** Checks that every page before this one can hold as many rows as this one, and no page more than `largest`. */
function requireAgreement({ rows, total, page, askedSize, largest }: Counted): void {
  if (rows > largest) {
    throw new UnreadableAnswer(`It has ${rows} rows, and ${askedSize} were asked for.`);
  }
  if (total === undefined) return;
  if (total < 0 || total > MAX_TOTAL) throw new UnreadableAnswer(`Its total of ${total} cannot be one.`);
  const isTooLow = total < rows * page;
  const isTooHigh = rows === 0 && total > (page - 1) * largest;
  if (isTooLow || isTooHigh) {
    throw new UnreadableAnswer(`It has ${rows} rows on page ${page}, and a total of ${total}.`);
  }
}
