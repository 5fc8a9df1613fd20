import type { Language } from './alibaba-cloud.ts';
import { MAX_PAGE_SIZE } from './page.ts';
import {
  batchCountUrl,
  FOLLOWED_BATCHES_URL,
  SESSION_URL,
  taskDetailsUrl,
  taskResultCountsUrl,
  taskResultsUrl,
} from './routes.ts';
import {
  batchQuestions,
  parseBatchesSearch,
  parseTaskDetailsSearch,
  parseTaskResultsSearch,
} from './search.ts';

/**
 * What a page asks for first, for the document's preloads: what its address names, the session, and the count in the
 * header. `pathname` and `search` are the page's; an unknown page asks for the session alone.
 */
export function firstRequests(pathname: string, search: URLSearchParams, lang: Language): string[] {
  const raw = Object.fromEntries(search);
  const waiting = taskResultCountsUrl({});
  if (pathname === '/results') {
    const params = parseTaskResultsSearch(raw);
    return [taskResultsUrl({ ...params, lang }), SESSION_URL, taskResultCountsUrl(params)];
  }
  if (pathname === '/tasks') {
    return [taskResultsUrl({ page: 1, pageSize: MAX_PAGE_SIZE, lang }), SESSION_URL, waiting];
  }
  const task = /^\/tasks\/([^/]+)$/.exec(pathname)?.[1];
  if (task) {
    const details = taskDetailsUrl(decodeTaskNo(task), { ...parseTaskDetailsSearch(raw), lang });
    return [details, SESSION_URL, waiting];
  }
  if (pathname === '/batches') {
    const counts = batchQuestions(parseBatchesSearch(raw)).map((question) =>
      batchCountUrl({ ...question, lang }),
    );
    return [...counts, FOLLOWED_BATCHES_URL, SESSION_URL, waiting];
  }
  return [SESSION_URL];
}

function decodeTaskNo(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
