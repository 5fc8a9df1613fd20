import type { OwnWords } from './own-words.ts';

/** The answer of `GET /api/session`: what this Docket is connected to, and what may be done. */
export interface Session {
  readonly upstream: 'emulator' | 'alibaba';
  readonly domainEndpoint: string;
  readonly alidnsEndpoint: string;
  /** At most the first and the last four characters. */
  readonly accessKeyId: string;
  readonly canAcknowledge: boolean;
  /** Why not, when `canAcknowledge` is false: in English, and what that says. */
  readonly reason?: string;
  readonly reasonWords?: OwnWords;
  /** Seconds between the click and sending, in which it can be undone. 0: every click asks first. */
  readonly undoSeconds: number;
  /** The record also keeps TaskResult (DOCKET_KEEP_TASK_RESULT=1). */
  readonly keepsTaskResult: boolean;
  readonly version: string;
  /** Whole seconds until a throttled read is tried again. */
  readonly throttledSeconds?: number;
}

/** How many results are in the queue, for a filter without its status. */
export interface TaskResultCounts {
  readonly succeeded: number;
  readonly failed: number;
  readonly asOf: string;
}

/**
 * How many details a task has, and how many in each status. A status that no document lists is counted as executing
 * while others are executing, because a count cannot tell the two apart; after that it is in the total alone.
 */
export interface TaskCounts extends TaskResultCounts {
  readonly total: number;
  readonly waiting: number;
  readonly executing: number;
}
