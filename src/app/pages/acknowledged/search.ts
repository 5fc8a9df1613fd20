import type { ResultState } from '../../../contract/acknowledgement.ts';
import { RESULT_STATES } from '../../../contract/acknowledgement.ts';
import type { PageParams } from '../../../contract/page.ts';
import type { AcknowledgedResultsFilter } from '../../../contract/routes.ts';
import { readDomain, readId, readPage } from '../../../contract/search.ts';

/** The view state of `/acknowledged`. */
export interface AcknowledgedSearch extends PageParams {
  readonly state?: readonly ResultState[];
  readonly domain?: string;
  readonly taskNo?: string;
  /** Days of the reader's calendar, such as 2026-11-23, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** The views offered, as the states they show; `all` shows every one. */
export const VIEWS = {
  all: [],
  acknowledged: ['confirmed', 'gone'],
  inProgress: ['pending', 'sending'],
  notSent: ['undone', 'interrupted'],
  attention: ['interrupted', 'unknown', 'not_acked', 'failed'],
} as const satisfies Record<string, readonly ResultState[]>;
export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

/** Reads the search of `/acknowledged`; states may come as a list or as text joined by commas. Never throws. */
export function parseAcknowledgedSearch(raw: Readonly<Record<string, unknown>>): AcknowledgedSearch {
  const words = Array.isArray(raw.state) ? raw.state : String(raw.state ?? '').split(',');
  const state = RESULT_STATES.filter((known) => words.includes(known));
  const domain = readDomain(raw.domain);
  const taskNo = readId(raw.taskNo);
  const from = readDay(raw.from);
  const to = readDay(raw.to);
  return {
    ...readPage(raw),
    ...(state.length > 0 && { state }),
    ...(domain !== undefined && { domain }),
    ...(taskNo !== undefined && { taskNo }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/**
 * The filter as the routes take it: days become the moments, in the reader's zone, at which they begin and end. What
 * has been tried again since, or was left unsent on purpose, needs no more attention.
 */
export function filterOf({ state, domain, taskNo, from, to }: AcknowledgedSearch): AcknowledgedResultsFilter {
  return {
    ...(state && { state }),
    ...(domain !== undefined && { domain }),
    ...(taskNo !== undefined && { taskNo }),
    ...(from !== undefined && { from: midnight(from, 0) }),
    ...(to !== undefined && { to: midnight(to, 1) }),
    ...(viewOf(state) === 'attention' && { latest: true, undecided: true }),
  };
}

/** An ISO day that exists. */
function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(value) ? undefined : value;
}

/** ISO 8601 of the midnight, in the reader's zone, that begins the day so many days after this one. */
function midnight(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
}

/** The view that shows exactly these states; undefined for a choice that no view offers. */
export function viewOf(state: readonly ResultState[] = []): View | undefined {
  return VIEW_NAMES.find((view) => {
    const states: readonly ResultState[] = VIEWS[view];
    return states.length === state.length && states.every((known) => state.includes(known));
  });
}
