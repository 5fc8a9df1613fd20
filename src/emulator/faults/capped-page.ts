import { MAX_PAGE_SIZE } from '../../contract/page.ts';
import { type Answer, detailsOf } from '../protocol/answer.ts';
import { type Call, withParams } from '../protocol/call.ts';
import type { Fault } from './fault.ts';

/** The call that is carried out in place of this one when pages are capped. */
export function capCall(call: Call, { count, stride }: Fault): Call {
  return stride === 'real' && isCapped(call, count) ? withParams(call, { PageSize: String(count) }) : call;
}

/** The answer of the capped call, in the shape that the caller asked for. */
export function capAnswer(answer: Answer, asked: Call, { count, echo }: Fault): Answer {
  const details = detailsOf(answer);
  if (!details || !isCapped(asked, count)) return answer;
  const PageSize = echo === 'real' ? count : Number(asked.param('PageSize'));
  const TotalPageNum = Math.ceil(Number(answer.TotalItemNum) / PageSize);
  return {
    ...answer,
    PageSize,
    TotalPageNum,
    NextPage: Number(answer.CurrentPageNum) < TotalPageNum,
    Data: { TaskDetail: details.slice(0, count) },
  };
}

/** False for a PageSize that cannot be read, which is refused as always. */
function isCapped(call: Call, count: number): boolean {
  const size = call.param('PageSize') ?? '';
  return /^\d{1,4}$/.test(size) && Number(size) <= MAX_PAGE_SIZE && Number(size) > count;
}
