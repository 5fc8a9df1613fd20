import type { QueryClient } from '@tanstack/react-query';
import type { SearchSchemaInput } from '@tanstack/react-router';
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { Language } from '../contract/alibaba-cloud.ts';
import type { PageParams } from '../contract/page.ts';
import { type FirstQuestions, PAGES, pageAt } from '../contract/pages.ts';
import { type Raw, readName, stripPageDefaults } from '../contract/search.ts';
import {
  batchCountQuery,
  followedBatchesQuery,
  queueFromStartQuery,
  sessionQuery,
  taskDetailsQuery,
  taskResultCountsQuery,
  taskResultsQuery,
} from './api/queries.ts';
import { guardNavigation } from './parts/guard-navigation.ts';
import { latePart } from './parts/late-part.tsx';
import { parseAddress, writeAddress } from './search-params.ts';
import { NotFound, PageCrash } from './shell/no-page.tsx';
import { Shell } from './shell/shell.tsx';

const PAGE = { place: 'page' } as const;
const PARTS = {
  results: latePart(async () => (await import('./pages/results/results-page.tsx')).ResultsPage, PAGE),
  tasks: latePart(async () => (await import('./pages/tasks/tasks-page.tsx')).TasksPage, PAGE),
  task: latePart(async () => (await import('./pages/tasks/task-page.tsx')).TaskPage, PAGE),
  batches: latePart(async () => (await import('./pages/batches/batches-page.tsx')).BatchesPage, PAGE),
  acknowledged: latePart(
    async () => (await import('./pages/acknowledged/acknowledged-page.tsx')).AcknowledgedPage,
    PAGE,
  ),
};

interface RouterContext {
  readonly queryClient: QueryClient;
  readonly language: Language;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: PageCrash,
});

/** The search of a link, which may leave out any part. */
type Loose<Search> = Partial<Search> & SearchSchemaInput;

/**
 * How a route reads its search. The router merges the result into the raw search, so every other key is set to
 * undefined; otherwise the page would get it. Addresses show only what differs from the defaults.
 */
const reading = <Search extends PageParams>(read: (raw: Raw) => Search) => ({
  validateSearch: (raw: Loose<Search>): Search => ({
    ...Object.fromEntries(Object.keys(raw).map((name) => [name, undefined])),
    ...read(raw),
  }),
  search: {
    middlewares: [
      ({ search, next }: { search: Search; next: (search: Search) => Search }): Search =>
        stripPageDefaults(next(search)) as Search,
    ],
  },
});

interface Entry {
  readonly context: RouterContext;
  readonly deps: FirstQuestions;
  readonly preload: boolean;
}

/**
 * Starts the first queries of a page when it is entered, in the order of the preloads (firstRequests). It awaits
 * nothing: the page draws its own waiting.
 */
function ask({ context: { queryClient, language: lang }, deps, preload }: Entry, taskNo = ''): void {
  if (preload) return;
  const { taskResults, queueFromStart, taskDetails, batchCounts } = deps;
  if (taskResults) void queryClient.prefetchQuery(taskResultsQuery({ ...taskResults, lang }));
  if (queueFromStart) void queryClient.prefetchInfiniteQuery(queueFromStartQuery(lang));
  if (taskDetails) void queryClient.prefetchQuery(taskDetailsQuery(taskNo, { ...taskDetails, lang }));
  for (const question of batchCounts ?? [])
    void queryClient.prefetchQuery(batchCountQuery({ ...question, lang }));
  if (batchCounts) void queryClient.prefetchQuery(followedBatchesQuery());
  void queryClient.prefetchQuery(sessionQuery());
  if (taskResults) void queryClient.prefetchQuery(taskResultCountsQuery(taskResults));
}

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/results', replace: true });
  },
});

const resultsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGES.results.path,
  ...reading(PAGES.results.readSearch),
  loaderDeps: ({ search }) => PAGES.results.firstQuestions(search),
  loader: ask,
  component: PARTS.results,
});

const tasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGES.tasks.path,
  loaderDeps: () => PAGES.tasks.firstQuestions(),
  loader: ask,
  component: PARTS.tasks,
});

const taskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGES.task.path,
  // A text that cannot be an id, such as %00, names no task.
  beforeLoad: ({ params }) => {
    if (readName(params.taskNo) === undefined) throw redirect({ to: '/tasks', replace: true });
  },
  ...reading(PAGES.task.readSearch),
  loaderDeps: ({ search }) => PAGES.task.firstQuestions(search),
  loader: (entry) => ask(entry, entry.params.taskNo),
  component: PARTS.task,
});

const batchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGES.batches.path,
  ...reading(PAGES.batches.readSearch),
  loaderDeps: ({ search }) => PAGES.batches.firstQuestions(search),
  loader: ask,
  component: PARTS.batches,
});

const acknowledgedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGES.acknowledged.path,
  ...reading(PAGES.acknowledged.readSearch),
  component: PARTS.acknowledged,
});

const routeTree = rootRoute.addChildren([
  indexRoute,
  resultsRoute,
  tasksRoute,
  taskRoute,
  batchesRoute,
  acknowledgedRoute,
]);

/** Makes the router of all pages. Hovering over a link loads the code of the page, never its data. */
export function createDocketRouter(queryClient: QueryClient, language: Language) {
  const router = createRouter({
    routeTree,
    context: { queryClient, language },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
  guardNavigation(router.history, (pathname) => {
    const found = pageAt(pathname);
    return found && PARTS[found.name].part;
  });
  return router;
}

export type DocketRouter = ReturnType<typeof createDocketRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: DocketRouter;
  }
}
