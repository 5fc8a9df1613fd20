import type { Language } from './alibaba-cloud.ts';
import { MAX_PAGE_SIZE } from './page.ts';
import { type FirstQuestions, PAGES, pageAt } from './pages.ts';
import {
  batchCountUrl,
  FOLLOWED_BATCHES_URL,
  SESSION_URL,
  taskDetailsUrl,
  taskResultCountsUrl,
  taskResultsUrl,
} from './routes.ts';

/**
 * The addresses of what a page asks for first, for the document's preloads: what its address names, the session, and the
 * counts, which are those of the header where the page has none of its own. `pathname` and `search` are the page's; an
 * unknown page asks for the session alone.
 */
export function firstRequests(pathname: string, search: URLSearchParams, lang: Language): string[] {
  const found = pageAt(pathname);
  if (!found) return [SESSION_URL];
  const page = PAGES[found.name];
  const questions: FirstQuestions =
    'firstQuestions' in page ? page.firstQuestions(Object.fromEntries(search)) : {};
  const { taskResults, queueFromStart, taskDetails, batchCounts } = questions;
  return [
    ...(taskResults ? [taskResultsUrl({ ...taskResults, lang })] : []),
    ...(queueFromStart ? [taskResultsUrl({ page: 1, pageSize: MAX_PAGE_SIZE, lang })] : []),
    ...(taskDetails ? [taskDetailsUrl(decode(found.parameter), { ...taskDetails, lang })] : []),
    ...(batchCounts?.map((question) => batchCountUrl({ ...question, lang })) ?? []),
    ...(batchCounts ? [FOLLOWED_BATCHES_URL] : []),
    SESSION_URL,
    taskResultCountsUrl(taskResults ?? {}),
  ];
}

function decode(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
