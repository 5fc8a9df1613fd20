import { type ResultState, resultStates } from '../../../contract/result-state.ts';
import type { AcknowledgedResultsFilter } from '../../../contract/routes.ts';
import type { AcknowledgedSearch } from '../../../contract/search.ts';

/** The views, each with the states that it shows; `all` shows every state. */
export const VIEWS = {
  all: [],
  acknowledged: resultStates.with('leftQueue'),
  inProgress: resultStates.with('underWay'),
  notSent: resultStates.with('notSent'),
  attention: resultStates.with('needsAttention'),
} as const satisfies Record<string, readonly ResultState[]>;
export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

/** The view with exactly these states; undefined if no view has them. */
export function viewOf(state: readonly ResultState[] = []): View | undefined {
  return VIEW_NAMES.find((view) => {
    const states: readonly ResultState[] = VIEWS[view];
    return states.length === state.length && states.every((known) => state.includes(known));
  });
}

/**
 * The filter of a route: days become the times, in the zone of the reader, at which they begin and end. Results that
 * were acknowledged again since, or were left unsent on purpose, need no attention.
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

/** ISO 8601 of the midnight, in the zone of the reader, that begins the day so many days after this one. */
function midnight(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
}

/** The id of a row of the record. The same result may be there more than once; the id of an operation has no dot. */
export function tryIdOf(row: { readonly taskDetailNo: string; readonly operationId: string }): string {
  return `${row.taskDetailNo}.${row.operationId}`;
}
