import type { QueryClient } from '@tanstack/react-query';
import type { SearchSchemaInput } from '@tanstack/react-router';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { Language } from '../contract/alibaba-cloud.ts';
import type { PageParams } from '../contract/page.ts';
import {
  type BatchesSearch,
  batchQuestions,
  parseBatchesSearch,
  parseTaskDetailsSearch,
  parseTaskResultsSearch,
  readName,
  stripPageDefaults,
  type TaskDetailsSearch,
  type TaskResultsSearch,
} from '../contract/search.ts';
import {
  batchCountQuery,
  followedBatchesQuery,
  queueFromStartQuery,
  sessionQuery,
  taskDetailsQuery,
  taskResultCountsQuery,
  taskResultsQuery,
} from './api/queries.ts';
import { type AcknowledgedSearch, parseAcknowledgedSearch } from './pages/acknowledged/search.ts';
import { guardNavigation } from './parts/guard-navigation.ts';
import { latePart } from './parts/late-part.tsx';
import { parseAddress, writeAddress } from './search-params.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageCrash } from './shell/page-crash.tsx';
import { Shell } from './shell/shell.tsx';
import { type OpenSearch, readOpen, withoutOpen } from './table/open-search.ts';

const PAGE = { place: 'page' } as const;
const ResultsPage = latePart(
  async () => (await import('./pages/results/results-page.tsx')).ResultsPage,
  PAGE,
);
const TasksPage = latePart(async () => (await import('./pages/tasks/tasks-page.tsx')).TasksPage, PAGE);
const TaskPage = latePart(async () => (await import('./pages/tasks/task-page.tsx')).TaskPage, PAGE);
const BatchesPage = latePart(
  async () => (await import('./pages/batches/batches-page.tsx')).BatchesPage,
  PAGE,
);
const AcknowledgedPage = latePart(
  async () => (await import('./pages/acknowledged/acknowledged-page.tsx')).AcknowledgedPage,
  PAGE,
);

/** The code of the page at an address. */
function pageAt(pathname: string) {
  if (pathname.startsWith('/tasks/')) return TaskPage.part;
  if (pathname === '/results') return ResultsPage.part;
  if (pathname === '/tasks') return TasksPage.part;
  if (pathname === '/batches') return BatchesPage.part;
  return pathname === '/acknowledged' ? AcknowledgedPage.part : undefined;
}

interface RouterContext {
  readonly queryClient: QueryClient;
  readonly language: Language;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: PageCrash,
});

/** A link may leave out any part of a search; what an address says is not to be trusted. */
type Loose<Search> = Partial<Search> & SearchSchemaInput;

/** The router lays what a page has read over the raw search, so the rest is blanked or the page would get it. */
function only<Search>(raw: object, read: Search): Search {
  const blank = Object.fromEntries(Object.keys(raw).map((name) => [name, undefined]));
  return { ...blank, ...read };
}

/** Addresses show what differs from the defaults and nothing else. */
const strip = <Search extends PageParams>({
  search,
  next,
}: {
  search: Search;
  next: (search: Search) => Search;
}): Search => stripPageDefaults(next(search)) as Search;

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/results', replace: true });
  },
});

const resultsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/results',
  validateSearch: (raw: Loose<TaskResultsSearch & OpenSearch>): TaskResultsSearch & OpenSearch =>
    only(raw, { ...parseTaskResultsSearch(raw), ...readOpen(raw) }),
  search: { middlewares: [strip] },
  loaderDeps: ({ search }) => withoutOpen(search),
  // Not awaited: the page draws its own waiting. The order is that of the document's preloads (firstRequests).
  loader: ({ context: { queryClient, language }, deps, preload }) => {
    if (preload) return;
    void queryClient.prefetchQuery(taskResultsQuery({ ...deps, lang: language }));
    void queryClient.prefetchQuery(sessionQuery());
    void queryClient.prefetchQuery(taskResultCountsQuery(deps));
  },
  component: ResultsPage,
});

const tasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasks',
  loader: ({ context: { queryClient, language }, preload }) => {
    if (preload) return;
    void queryClient.prefetchInfiniteQuery(queueFromStartQuery(language));
    void queryClient.prefetchQuery(sessionQuery());
  },
  component: TasksPage,
});

const taskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasks/$taskNo',
  // An id that cannot be one, such as %00, names no task.
  beforeLoad: ({ params }) => {
    if (readName(params.taskNo) === undefined) throw redirect({ to: '/tasks', replace: true });
  },
  validateSearch: (raw: Loose<TaskDetailsSearch & OpenSearch>): TaskDetailsSearch & OpenSearch =>
    only(raw, { ...parseTaskDetailsSearch(raw), ...readOpen(raw) }),
  search: { middlewares: [strip] },
  loaderDeps: ({ search }) => withoutOpen(search),
  loader: ({ context: { queryClient, language }, params, deps, preload }) => {
    if (preload) return;
    void queryClient.prefetchQuery(taskDetailsQuery(params.taskNo, { ...deps, lang: language }));
    void queryClient.prefetchQuery(sessionQuery());
  },
  component: TaskPage,
});

const batchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/batches',
  validateSearch: (raw: Loose<BatchesSearch>): BatchesSearch => only(raw, parseBatchesSearch(raw)),
  search: { middlewares: [strip] },
  loaderDeps: ({ search }) => batchQuestions(search),
  loader: ({ context: { queryClient, language }, deps, preload }) => {
    if (preload) return;
    for (const question of deps)
      void queryClient.prefetchQuery(batchCountQuery({ ...question, lang: language }));
    void queryClient.prefetchQuery(followedBatchesQuery());
    void queryClient.prefetchQuery(sessionQuery());
  },
  component: BatchesPage,
});

const acknowledgedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/acknowledged',
  validateSearch: (raw: Loose<AcknowledgedSearch & OpenSearch>): AcknowledgedSearch & OpenSearch =>
    only(raw, { ...parseAcknowledgedSearch(raw), ...readOpen(raw) }),
  search: { middlewares: [strip] },
  component: AcknowledgedPage,
});

const routeTree = rootRoute.addChildren([
  indexRoute,
  resultsRoute,
  tasksRoute,
  taskRoute,
  batchesRoute,
  acknowledgedRoute,
]);

/** The pages and their addresses. Hovering a link fetches the page's code, never its data. */
export function createDocketRouter(queryClient: QueryClient, language: Language) {
  const router = createRouter({
    routeTree,
    context: { queryClient, language },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
  guardNavigation(router.history, pageAt);
  return router;
}

export type DocketRouter = ReturnType<typeof createDocketRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: DocketRouter;
  }
}
