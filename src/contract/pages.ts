import { withOpen } from './open-search.ts';
import {
  type BatchQuestion,
  batchQuestions,
  parseAcknowledgedSearch,
  parseBatchesSearch,
  parseTaskDetailsSearch,
  parseTaskResultsSearch,
  type Raw,
  type TaskDetailsSearch,
  type TaskResultsSearch,
} from './search.ts';

/** What a page asks for as soon as its address is known. Every page asks for the session as well. */
export interface FirstQuestions {
  /** A page of the queue, and its counts. */
  readonly taskResults?: TaskResultsSearch;
  /** The queue from its start, in the largest pages there are. */
  readonly queueFromStart?: true;
  /** A page of the task that the address names. */
  readonly taskDetails?: TaskDetailsSearch;
  /** Counts of these batches, and the list of those that are followed. */
  readonly batchCounts?: readonly BatchQuestion[];
}

interface AppPage {
  /** As the router writes it: `$` begins the name of a parameter. */
  readonly path: string;
  /** Only for pages of the navigation: the key that goes there after `g`. The label is `header.<name of the page>` of the words. */
  readonly key?: string;
  /** Reads the search of its address, with the row that it opens. Never throws; what it does not know is left out. */
  readonly readSearch?: (raw: Raw) => object;
  /** The same for what it asks first. */
  readonly firstQuestions?: (raw: Raw) => FirstQuestions;
}

/**
 * Every page, in the order of the navigation, by its name. The router, the navigation, the keys, the help and the server go
 * by it.
 */
export const PAGES = {
  results: {
    path: '/results',
    key: 'r',
    readSearch: withOpen(parseTaskResultsSearch),
    firstQuestions: (raw) => ({ taskResults: parseTaskResultsSearch(raw) }),
  },
  tasks: {
    path: '/tasks',
    key: 't',
    firstQuestions: () => ({ queueFromStart: true }),
  },
  task: {
    path: '/tasks/$taskNo',
    readSearch: withOpen(parseTaskDetailsSearch),
    firstQuestions: (raw) => ({ taskDetails: parseTaskDetailsSearch(raw) }),
  },
  batches: {
    path: '/batches',
    key: 'b',
    readSearch: parseBatchesSearch,
    firstQuestions: (raw) => ({ batchCounts: batchQuestions(parseBatchesSearch(raw)) }),
  },
  acknowledged: {
    path: '/acknowledged',
    key: 'a',
    readSearch: withOpen(parseAcknowledgedSearch),
    // It asks nothing first: its days begin at midnight in the reader's zone, which the server does not know.
  },
} as const satisfies Record<string, AppPage>;

export type PageName = keyof typeof PAGES;

/** The source of a page's script, under src/app/pages: its folder has the name of its section, which begins its path. */
export function scriptOf(name: PageName): string {
  return `${PAGES[name].path.split('/')[1]}/${name}-page.tsx`;
}

/** The pages of the navigation. */
export const NAVIGATION = Object.entries(PAGES).flatMap(([name, page]) =>
  'key' in page ? [{ name: name as Exclude<PageName, 'task'>, path: page.path, key: page.key }] : [],
);

/** The page at an address and the text of its parameter, as it stands there; undefined when there is no such page. */
export function pageAt(pathname: string): { name: PageName; parameter: string | undefined } | undefined {
  for (const [name, { path }] of Object.entries(PAGES)) {
    const found = new RegExp(`^${path.replace(/\$\w+/, '([^/]+)')}$`).exec(pathname);
    if (found) return { name: name as PageName, parameter: found[1] };
  }
  return undefined;
}
