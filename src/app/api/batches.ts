import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { BatchCount, FollowedBatch } from '../../contract/batch.ts';
import { FOLLOWED_BATCHES_URL, unfollowUrl } from '../../contract/routes.ts';
import { getJson, postJson } from './client.ts';

interface FollowedAnswer {
  readonly items: readonly FollowedBatch[];
}

/** The batches that Docket remembers, newest first. */
export const followedBatchesQuery = () =>
  queryOptions({
    queryKey: ['followed-batches'],
    queryFn: ({ signal }) => getJson<FollowedAnswer>(FOLLOWED_BATCHES_URL, signal).then(({ items }) => items),
  });

/** Follows a batch, or follows it no longer; the answer is the new list. */
export const followMutation = () =>
  mutationOptions({
    networkMode: 'always',
    retry: 0,
    mutationKey: ['follow'],
    mutationFn: ({ taskId, isFollowed }: { taskId: string; isFollowed: boolean }) =>
      postJson<FollowedAnswer>(
        isFollowed ? FOLLOWED_BATCHES_URL : unfollowUrl(taskId),
        isFollowed ? { taskId } : {},
      ).then(({ items }) => items),
  });

const WAITS_MS = [3_000, 10_000, 30_000] as const;

/**
 * Milliseconds until a batch is looked at again: 3, 10, then every 30 s while it is in progress; false once it is not.
 * `looks` is how often it has been looked at.
 */
export function nextBatchLook(count: BatchCount | undefined, looks: number): number | false {
  if (count?.status !== 'processing') return false;
  return WAITS_MS[Math.min(Math.max(looks - 1, 0), WAITS_MS.length - 1)] ?? false;
}
