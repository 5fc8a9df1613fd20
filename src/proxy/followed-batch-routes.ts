import type { Context } from 'hono';
import * as v from 'valibot';
import { docketError } from '../contract/api-error.ts';
import type { FollowedBatch } from '../contract/batch.ts';
import { isBatchTaskId } from '../contract/batch.ts';
import { FOLLOWED_BATCHES_URL } from '../contract/routes.ts';
import type { FollowedBatches } from '../ledger/followed-batches.ts';
import { requireOwnPage } from './guards.ts';
import { readBody, readQuery } from './read-request.ts';
import type { Route } from './route.ts';
import { batchTaskId, nothing } from './schemas.ts';

interface Rooms {
  readonly ledger: FollowedBatches;
  readonly origins: () => ReadonlySet<string>;
}

const followBody = v.strictObject({ taskId: batchTaskId });

/** The routes of followed batches. Each answers with the whole list, which is short, and none calls the cloud. */
export function followedBatchRoutes({ ledger, origins }: Rooms): Route[] {
  const answer = (context: Context, items: FollowedBatch[]) => context.json({ items });
  const requirePost = (context: Context) => {
    requireOwnPage(context, origins());
    readQuery(context, nothing);
  };
  return [
    {
      method: 'GET',
      path: FOLLOWED_BATCHES_URL,
      answer: (context) => {
        readQuery(context, nothing);
        return answer(context, ledger.followedBatches());
      },
    },
    {
      method: 'POST',
      path: FOLLOWED_BATCHES_URL,
      answer: async (context) => {
        requirePost(context);
        const { taskId } = await readBody(context, followBody);
        return answer(context, ledger.followBatch(taskId));
      },
    },
    {
      method: 'POST',
      path: `${FOLLOWED_BATCHES_URL}/:taskId/unfollow`,
      answer: async (context) => {
        requirePost(context);
        await readBody(context, nothing);
        const taskId = context.req.param('taskId') ?? '';
        if (!isBatchTaskId(taskId))
          throw docketError('NotFound', 'There is no such batch.', { name: 'noSuch', thing: 'batch' });
        return answer(context, ledger.unfollowBatch(taskId));
      },
    },
  ];
}
