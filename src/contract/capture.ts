import type { ApiErrorBody } from './api-error.ts';
import type { TaskResultFilter } from './poll-task-result.ts';

/** reading: the queue is being walked; ready: the list is frozen; failed, cancelled: there is no list. */
export const CAPTURE_STATES = ['reading', 'ready', 'failed', 'cancelled'] as const;
export type CaptureState = (typeof CAPTURE_STATES)[number];

/** How long a frozen list may be acknowledged, in milliseconds. */
export const CAPTURE_LIFE_MS = 30 * 60 * 1000;

/**
 * A frozen list of all results that matched a filter: exactly these can be acknowledged together, later arrivals are
 * not in it. Times are ISO 8601 in UTC.
 */
export interface Capture {
  readonly id: string;
  readonly state: CaptureState;
  readonly filter: TaskResultFilter;
  /** Results in the list, so far while reading. */
  readonly total: number;
  /** What the queue said it holds; null before the first page. */
  readonly totalItems: number | null;
  /** How the list is made up, most frequent first. */
  readonly statuses: readonly CaptureGroup[];
  readonly taskTypes: readonly CaptureGroup[];
  /** The largest tasks; `taskCount` counts all of them. */
  readonly tasks: readonly CaptureGroup[];
  readonly taskCount: number;
  /** Results with a TaskResult, which will not be kept unless Docket is told to. */
  readonly withTaskResult: number;
  /** The domain names of the first few of these. */
  readonly valueDomains: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly asOf: string;
  readonly error?: ApiErrorBody;
}

export interface CaptureGroup {
  readonly value: string;
  readonly count: number;
}
