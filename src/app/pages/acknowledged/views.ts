import { type ResultState, resultStates } from '../../../contract/result-state.ts';
import type { AcknowledgedResultsFilter } from '../../../contract/routes.ts';
import type { AcknowledgedSearch } from '../../../contract/search.ts';

/** The views offered, as the states they show; `all` shows every one. */
export const VIEWS = {
  all: [],
  acknowledged: resultStates.with('leftQueue'),
  inProgress: resultStates.with('underWay'),
  notSent: resultStates.with('notSent'),
  attention: resultStates.with('needsAttention'),
} as const satisfies Record<string, readonly ResultState[]>;
export type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

/** The view that shows exactly these states; undefined for a choice that no view offers. */
export function viewOf(state: readonly ResultState[] = []): View | undefined {
  return VIEW_NAMES.find((view) => {
    const states: readonly ResultState[] = VIEWS[view];
    return states.length === state.length && states.every((known) => state.includes(known));
  });
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

/** ISO 8601 of the midnight, in the reader's zone, that begins the day so many days after this one. */
function midnight(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
}

/** The id of a row of the record: the same result may have been tried more than once, and an operation's id has no dot. */
export function tryIdOf(row: { readonly taskDetailNo: string; readonly operationId: string }): string {
  return `${row.taskDetailNo}.${row.operationId}`;
}
