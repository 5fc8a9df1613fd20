import type { Reading } from '../cloud/cloud.ts';
import type { ApiPage } from '../contract/api-page.ts';
import { MAX_PAGE_SIZE, type PageParams } from '../contract/page.ts';
import type { TaskDetail } from '../contract/task-detail.ts';

/**
 * All rows of a list, a page at a time, asked for when it is wanted; of all that only their ids stay in memory. Rows
 * arrive and leave while the list is walked, and then others slip from page to page unseen: so a list of several pages
 * is walked forwards and then backwards, because what slips past one way is met the other way. A row met again is left out.
 * `isStill` is a list that no row leaves or joins: one way is enough.
 */
export async function* walkPages(
  read: (params: PageParams) => Promise<Reading<ApiPage>>,
  { isStill = false } = {},
): AsyncGenerator<readonly TaskDetail[]> {
  const met = new Set<string>();
  const isNew = ({ taskDetailNo }: TaskDetail) => {
    const isMet = met.has(taskDetailNo);
    met.add(taskDetailNo);
    return !isMet;
  };
  let pages = 1;
  const ask = async (page: number) => {
    const { answer } = await read({ page, pageSize: MAX_PAGE_SIZE });
    // Whatever it says of the total, an empty page is past the end.
    pages = answer.items.length > 0 ? answer.totalPages : Math.min(answer.totalPages, page - 1);
    return answer.items.filter(isNew);
  };

  let asked = 0;
  for (; asked < Math.max(1, pages); asked += 1) yield await ask(asked + 1);
  if (asked === 1 || isStill) return;
  for (let page = pages; page >= 1; page = Math.min(page - 1, pages)) yield await ask(page);
}
