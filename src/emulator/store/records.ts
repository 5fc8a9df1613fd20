export type Outcome = 2 | 3;

export interface NewTask {
  readonly id: number;
  readonly taskNo: string;
  readonly type: string;
  readonly created: number;
  readonly size: number;
  /** TaskTypeDescription in every language. Default: that of TASK_TYPES. */
  readonly description?: string;
}

/**
 * Work on one domain. A detail never finishes before those of its task with a lower `seq`. Times are epoch
 * milliseconds.
 */
export interface NewDetail {
  readonly detailNo: string;
  readonly taskId: number;
  readonly seq: number;
  readonly domain: string;
  readonly instanceId: string;
  readonly starts: number;
  readonly finishes: number;
  readonly outcome: Outcome;
  readonly tries: number;
  /** A key of FAILURES, or any text. */
  readonly failure: string | null;
  /** The FailReason. Default: that of FAILURES. A success can have one too (docs/api-facts.md 1.4). */
  readonly reason: string | null;
  readonly result: string | null;
}

export interface NewBatch {
  /** An int64 as decimal digits. */
  readonly taskId: string;
  readonly type: string;
  readonly submitted: number;
  readonly ends: number;
  readonly total: number;
  readonly failing: number;
  /** True if the batch ends as failed. */
  readonly hasFailed: boolean;
  /** A key of BATCH_REASONS, or any text. */
  readonly reason: string | null;
  /** The status of the batch (0, 1 or 2) at all times, with its counts as given. */
  readonly status?: number;
  /** How many succeed in the end. Default: those that do not fail. */
  readonly succeeding?: number;
}

export interface DetailRow {
  id: number;
  detail_no: string;
  task_no: string;
  type: string;
  created: number;
  description: string | null;
  domain: string;
  instance_id: string;
  starts: number;
  finishes: number;
  outcome: Outcome;
  tries: number;
  failure: string | null;
  reason: string | null;
  result: string | null;
}

export interface BatchRow {
  task_id: string;
  type: string;
  submitted: number;
  ends: number;
  total: number;
  failing: number;
  has_failed: number;
  reason: string | null;
  status: number | null;
  succeeding: number | null;
}

/** The range of rows to return. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Every condition that is present must hold. */
export interface DetailFilter {
  readonly taskNo?: string | undefined;
  readonly status?: number | undefined;
  readonly domain?: string | undefined;
  /** True to compare the stored letters. Otherwise every form and case of the name fits. */
  readonly isStoredAs?: boolean;
  readonly instanceId?: string | undefined;
}

export interface Rows {
  readonly total: number;
  readonly rows: DetailRow[];
}
