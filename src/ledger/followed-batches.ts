import { docketError } from '../contract/api-error.ts';
import type { FollowedBatch } from '../contract/batch.ts';
import { MAX_FOLLOWED_BATCHES } from '../contract/batch.ts';
import { asLedgerErrors } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import type { Store } from './sql/store.ts';

/** Which DNS batches people watch: the API can tell of a batch only to somebody who knows its id, and lists none. */
export interface FollowedBatches {
  /** Newest first. */
  followedBatches(): FollowedBatch[];
  /** Remembers a batch; once more is the same. 409 TooManyFollowed, 503 LedgerUnavailable. */
  followBatch(taskId: string): FollowedBatch[];
  /** Forgets a batch; one that is not followed is no error. 503 LedgerUnavailable. */
  unfollowBatch(taskId: string): FollowedBatch[];
}

export function createFollowedBatches(
  store: Store,
  { clock, file }: Pick<LedgerOptions, 'clock' | 'file'>,
): FollowedBatches {
  const list = () =>
    store.followed.list().map(({ task_id, followed_at }) => ({
      taskId: task_id,
      followedAt: new Date(followed_at).toISOString(),
    }));
  return {
    followedBatches: list,
    followBatch: (taskId) =>
      asLedgerErrors(() => {
        file.prove();
        store.followed.add(taskId, clock.now(), MAX_FOLLOWED_BATCHES);
        const all = list();
        if (all.some((batch) => batch.taskId === taskId)) return all;
        const message = `At most ${MAX_FOLLOWED_BATCHES} batches can be followed. Unfollow one first.`;
        throw docketError('TooManyFollowed', message, { name: 'tooManyFollowed', max: MAX_FOLLOWED_BATCHES });
      }),
    unfollowBatch: (taskId) =>
      asLedgerErrors(() => {
        file.prove();
        store.followed.remove(taskId);
        return list();
      }),
  };
}
