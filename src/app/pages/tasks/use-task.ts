import { type QueryState, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TaskResultPage } from '../../../contract/acknowledgement.ts';
import type { Language } from '../../../contract/alibaba-cloud.ts';
import { isFilteredTask, type TaskDetailsSearch } from '../../../contract/search.ts';
import type { TaskCounts } from '../../../contract/session.ts';
import { useLastGood } from '../../api/last-good.ts';
import { taskCountsQuery, taskDetailsQuery } from '../../api/queries.ts';
import { recentTasks } from '../../api/recent-tasks.ts';
import { taskQueueQuery } from '../../api/task-queue.ts';
import { placesOf } from './places.ts';
import { addSample, openOf, paceOf } from './progress.ts';

const LIVE_MS = 10_000;
/** Answers are shared for 5 s, so the first one after a change may be older than it. */
const OUTDATED_MS = 1_500;

/** A `refetchInterval` that reads again until the answer is as new as `changedAt`, the last change that is known of. */
function untilAsNewAs(changedAt: string | undefined) {
  return ({
    state: { data, error },
  }: {
    readonly state: Pick<QueryState<TaskResultPage>, 'data' | 'error'>;
  }) => (changedAt !== undefined && data && !error && data.asOf < changedAt ? OUTDATED_MS : false);
}

function isOtherThan({ asOf: _before, ...one }: TaskCounts, { asOf: _now, ...other }: TaskCounts): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/**
 * Everything that is known of one task. While anything waits or runs, its four counts are read every 10 s (never in a
 * hidden tab), and the rows and the queue only when a count has changed; once all has ended, nothing is read any more.
 */
export function useTask(taskNo: string, search: TaskDetailsSearch, lang: Language) {
  const queryClient = useQueryClient();
  const [changedAt, setChangedAt] = useState<string>();
  const details = useQuery({
    ...taskDetailsQuery(taskNo, { ...search, lang }),
    refetchInterval: untilAsNewAs(changedAt),
  });
  // A task without any detail is none: there is nothing to count or to look for.
  const isNothing = details.data?.totalItems === 0 && !isFilteredTask(search) && !details.isPlaceholderData;
  const isKnown = details.data !== undefined && !isNothing;
  const counted = useQuery({
    ...taskCountsQuery(taskNo),
    enabled: isKnown,
    refetchInterval: ({ state }) => (state.data && openOf(state.data) > 0 ? LIVE_MS : false),
  });
  const counts = counted.data;

  const [samples, setSamples] = useState(() => (counts ? addSample([], counts) : []));
  const nextSamples = counts ? addSample(samples, counts) : samples;
  if (nextSamples !== samples) setSamples(nextSamples);

  const before = useRef<TaskCounts>(undefined);
  useEffect(() => {
    if (counts && before.current && isOtherThan(before.current, counts)) {
      setChangedAt(counts.asOf);
      void queryClient.invalidateQueries({ queryKey: ['task-details', taskNo] });
      void queryClient.invalidateQueries({ queryKey: ['task-queue', taskNo] });
    }
    before.current = counts;
  }, [counts, queryClient, taskNo]);

  const queue = useQuery({
    ...taskQueueQuery(taskNo, { lang }),
    enabled: isKnown,
    refetchInterval: untilAsNewAs(changedAt),
  });
  const { page: _page, pageSize: _size, ...filters } = search;
  const page = useLastGood(details, filters);
  const places = useMemo(() => placesOf(page, queue.data), [page, queue.data]);

  const first = details.data?.items[0];
  const { taskType, taskTypeDescription } = first ?? {};
  useEffect(() => {
    if (taskType === undefined || taskTypeDescription === undefined) return;
    recentTasks.add({ taskNo, taskType, taskTypeDescription });
  }, [taskNo, taskType, taskTypeDescription]);

  return {
    details,
    /** The page asked for; the one before while it is on its way, or when it could not be read. */
    page,
    counted,
    counts,
    pace: counts && paceOf(nextSamples, openOf(counts)),
    /** The task's results in the queue, up to 1,000. */
    queue,
    places,
  };
}
