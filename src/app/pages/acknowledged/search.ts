import type { PageParams } from '../../../contract/page.ts';
import { type ResultState, resultStates } from '../../../contract/result-state.ts';
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

/** Reads the search of `/acknowledged`; states may come as a list or as text joined by commas. Never throws. */
export function parseAcknowledgedSearch(raw: Readonly<Record<string, unknown>>): AcknowledgedSearch {
  const words = Array.isArray(raw.state) ? raw.state : String(raw.state ?? '').split(',');
  const state = resultStates.all.filter((known) => words.includes(known));
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

/** An ISO day that exists. */
function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(value) ? undefined : value;
}

/** The id of a row of the record: the same result may have been tried more than once, and an operation's id has no dot. */
export function tryIdOf(row: { readonly taskDetailNo: string; readonly operationId: string }): string {
  return `${row.taskDetailNo}.${row.operationId}`;
}
