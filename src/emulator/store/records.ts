export type Outcome = 2 | 3;

export interface NewTask {
  readonly id: number;
  readonly taskNo: string;
  readonly type: string;
  readonly created: number;
  readonly size: number;
  /** TaskTypeDescription in any language; without it, what TASK_TYPES has. */
  readonly description?: string;
}

/** Work on one domain. Details of a task never finish before those with a lower `seq`. Times are epoch milliseconds. */
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
  /** A key of FAILURES, or any words. */
  readonly failure: string | null;
  /** Why it failed, in words; without it, what FAILURES has. A success can have one too (docs/api-facts.md 1.4). */
  readonly reason: string | null;
  readonly result: string | null;
}

export interface NewBatch {
  /** Decimal digits of an int64. */
  readonly taskId: string;
  readonly type: string;
  readonly submitted: number;
  readonly ends: number;
  readonly total: number;
  readonly failing: number;
  /** The batch as a whole ends as failed. */
  readonly hasFailed: boolean;
  /** A key of BATCH_REASONS, or any words. */
  readonly reason: string | null;
  /** The batch is and stays in this status (0, 1 or 2), with its counts as they are. */
  readonly status?: number;
  /** How many succeed in the end; without it, all that do not fail. */
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

/** Which of the rows asked for to return. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Each present condition has to hold. */
export interface DetailFilter {
  readonly taskNo?: string | undefined;
  readonly status?: number | undefined;
  readonly domain?: string | undefined;
  /** The domain is stored in just these letters; otherwise any form and case of the name will do. */
  readonly isStoredAs?: boolean;
  readonly instanceId?: string | undefined;
}

export interface Rows {
  readonly total: number;
  readonly rows: DetailRow[];
}
