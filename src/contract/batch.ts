import type { OpenUnion } from './task-status.ts';

/** The kinds of a DNS batch (docs/api-facts.md 1.5). */
export const BATCH_TYPES = ['DOMAIN_ADD', 'DOMAIN_DEL', 'RR_ADD', 'RR_DEL'] as const;
export type BatchType = (typeof BATCH_TYPES)[number];

/** The status of a DNS batch. The wire says -1, 0, 1, 2 in this order. */
export const BATCH_STATUSES = ['none', 'processing', 'completed', 'failed'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** The counts of one DNS batch. */
export interface BatchCount {
  /** An int64 as decimal digits; null when there is no such batch. */
  readonly taskId: string | null;
  readonly batchType: OpenUnion<BatchType> | null;
  readonly status: OpenUnion<BatchStatus>;
  /** A count is null if the API gave none that can be one. */
  readonly totalCount: number | null;
  readonly successCount: number | null;
  readonly failedCount: number | null;
  /** Why the batch failed; '' if it did not. */
  readonly reason: string;
}

/** The most batches that can be followed: each costs a call when the page is opened. */
export const MAX_FOLLOWED_BATCHES = 100;

/** A batch that somebody wants to see although it is not the latest of its type. */
export interface FollowedBatch {
  /** An int64 as decimal digits. */
  readonly taskId: string;
  /** ISO 8601, UTC. */
  readonly followedAt: string;
}

/** `GET /api/followed-batches`. */
export interface FollowedBatches {
  readonly items: readonly FollowedBatch[];
}

/** True for one of the four documented batch types. */
export function isBatchType(value: unknown): value is BatchType {
  return BATCH_TYPES.some((type) => type === value);
}

/** True for decimal digits that name a positive int64, which is what an Alidns TaskId is. */
export function isBatchTaskId(value: string): boolean {
  return /^[1-9]\d{0,18}$/.test(value) && BigInt(value) <= 9223372036854775807n;
}
