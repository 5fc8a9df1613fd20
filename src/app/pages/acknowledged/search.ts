import type { ResultState } from '../../../contract/acknowledgement.ts';
import { RESULT_STATES } from '../../../contract/acknowledgement.ts';
import type { PageParams } from '../../../contract/page.ts';
import { readName, readPage } from '../../../contract/search.ts';

/** The view state of `/acknowledged`. */
export interface AcknowledgedSearch extends PageParams {
  readonly state?: readonly ResultState[];
  readonly domain?: string;
  readonly taskNo?: string;
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
  const domain = readName(raw.domain)?.toLowerCase();
  const taskNo = readName(raw.taskNo);
  return {
    ...readPage(raw),
    ...(state.length > 0 && { state }),
    ...(domain !== undefined && { domain }),
    ...(taskNo !== undefined && { taskNo }),
  };
}

/** The view that shows exactly these states; undefined for a choice that no view offers. */
export function viewOf(state: readonly ResultState[] = []): View | undefined {
  return VIEW_NAMES.find((view) => {
    const states: readonly ResultState[] = VIEWS[view];
    return states.length === state.length && states.every((known) => state.includes(known));
  });
}
