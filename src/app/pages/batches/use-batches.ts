import { mutationOptions, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Language } from '../../../contract/alibaba-cloud.ts';
import type { FollowedBatches } from '../../../contract/batch.ts';
import { FOLLOWED_BATCHES_URL, unfollowUrl } from '../../../contract/routes.ts';
import { type BatchesSearch, batchQuestions } from '../../../contract/search.ts';
import { postJson } from '../../api/client.ts';
import { ONCE } from '../../api/mutations.ts';
import { ASKED_ON_ENTRY, batchCountQuery, followedBatchesQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { errorBody } from '../../ui/error-words.ts';
import { useToasts } from '../../ui/toasts.ts';
import { gatherBatches, nextBatchPoll } from './batch-row.ts';

/**
 * The batches of the page, each by its own query. A batch in progress is read again after 3, 10, then every 30 s, but
 * not in a hidden tab and not after its end.
 */
export function useBatches(search: BatchesSearch, lang: Language) {
  const linked = search.taskId;
  const followed = useQuery({ ...followedBatchesQuery(), ...ASKED_ON_ENTRY });
  const followedIds = (followed.data ?? []).map(({ taskId }) => taskId);
  const onEntry = batchQuestions(search);
  const questions = [
    ...onEntry,
    ...followedIds.filter((taskId) => taskId !== linked).map((taskId) => ({ taskId })),
  ];
  const answers = useQueries({
    queries: questions.map((question, index) => ({
      ...batchCountQuery({ ...question, lang }),
      ...(index < onEntry.length && ASKED_ON_ENTRY),
      refetchInterval: ({
        state,
      }: {
        state: { data: Parameters<typeof nextBatchPoll>[0]; dataUpdateCount: number };
      }) => nextBatchPoll(state.data, state.dataUpdateCount),
    })),
  });
  const rows = gatherBatches({
    named: questions.flatMap((question, index) =>
      'taskId' in question ? [{ taskId: question.taskId, count: answers[index]?.data }] : [],
    ),
    latest: questions.flatMap((question, index) =>
      'batchType' in question ? [{ type: question.batchType, count: answers[index]?.data }] : [],
    ),
    followed: new Set(followedIds),
    linked,
  });
  return {
    rows,
    /** The number of queries, with that of the followed list, and how many have been answered. */
    progress: {
      asked: 1 + answers.length,
      read: [followed, ...answers].filter((answer) => !answer.isPending).length,
    },
    error: followed.error ?? answers.find(({ error }) => error !== null)?.error,
    isFetching: followed.isFetching || answers.some((answer) => answer.isFetching),
    refetch: () => {
      void followed.refetch();
      for (const answer of answers) void answer.refetch();
    },
  };
}

/** Follows or unfollows a batch. Returns the new list. */
const followMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationFn: ({ taskId, isFollowed }: { taskId: string; isFollowed: boolean }) =>
      postJson<FollowedBatches>(
        isFollowed ? FOLLOWED_BATCHES_URL : unfollowUrl(taskId),
        isFollowed ? { taskId } : {},
      ).then(({ items }) => items),
  });

/** Follows and unfollows. A refusal is shown and changes nothing. */
export function useFollowing(onUnfollowed: (taskId: string) => void) {
  const { t } = useI18n();
  const toasts = useToasts();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    ...followMutation(),
    onSuccess: (items, { taskId, isFollowed }) => {
      queryClient.setQueryData(followedBatchesQuery().queryKey, items);
      if (!isFollowed) onUnfollowed(taskId);
    },
    onError: (error, { isFollowed }) =>
      toasts.alert({
        title: isFollowed ? t.batches.notFollowed : t.batches.notUnfollowed,
        error: errorBody(t, error),
      }),
  });
  return useMemo(
    () => ({
      follow: (taskId: string) => mutate({ taskId, isFollowed: true }),
      unfollow: (taskId: string) => mutate({ taskId, isFollowed: false }),
    }),
    [mutate],
  );
}
