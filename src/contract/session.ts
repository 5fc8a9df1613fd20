/** The answer of `GET /api/session`: what this Docket is connected to and what the user may do. */
export interface Session {
  readonly upstream: 'emulator' | 'alibaba';
  readonly domainEndpoint: string;
  readonly alidnsEndpoint: string;
  /** At most the first and the last four characters. */
  readonly accessKeyId: string;
  readonly canAcknowledge: boolean;
  /** Why not, when `canAcknowledge` is false. */
  readonly reason?: string;
  /** Seconds between the click and the sending, during which it can be undone; 0 means every click asks first. */
  readonly undoSeconds: number;
  /** The ledger also keeps the value that a result carries (DOCKET_KEEP_TASK_RESULT=1). */
  readonly keepsTaskResult: boolean;
  readonly version: string;
  /** Alibaba Cloud limits requests: whole seconds until a read that waits is tried again. */
  readonly throttledSeconds?: number;
}

/** How many results wait in the queue, for a filter without its status. */
export interface TaskResultCounts {
  readonly succeeded: number;
  readonly failed: number;
  readonly asOf: string;
}

/**
 * How many details a task has, and how many in each status. Those in a status that is not listed are told as executing
 * while others are, because a count cannot tell them from what is on its way; then they are in the total alone.
 */
export interface TaskCounts extends TaskResultCounts {
  readonly total: number;
  readonly waiting: number;
  readonly executing: number;
}
