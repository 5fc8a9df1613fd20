import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../../contract/alibaba-cloud.ts';
import type { TaskDetailsSearch } from '../../../contract/search.ts';
import { taskCountsQuery, taskDetailsQuery } from '../../api/queries.ts';
import { recentTasks } from '../../api/recent-tasks.ts';
import { taskQueueQuery } from '../../api/task-queue.ts';
import { placesOf } from './places.ts';
import { addSample, openOf, paceOf } from './progress.ts';

const LIVE_MS = 10_000;

/**
 * Everything that is known of one task. While anything waits or runs, its four counts are read every 10 s (never in a
 * hidden tab), and the rows and the queue only when a count has changed; once all has ended, nothing is read any more.
 */
export function useTask(taskNo: string, search: TaskDetailsSearch, lang: Language) {
  const queryClient = useQueryClient();
  const details = useQuery(taskDetailsQuery(taskNo, { ...search, lang }));
  const isKnown = details.data !== undefined;
  const counted = useQuery({
    ...taskCountsQuery(taskNo),
    enabled: isKnown,
    refetchInterval: ({ state }) => (state.data && openOf(state.data) > 0 ? LIVE_MS : false),
  });
  const counts = counted.data;

  const [samples, setSamples] = useState(() => (counts ? addSample([], counts) : []));
  const nextSamples = counts ? addSample(samples, counts) : samples;
  if (nextSamples !== samples) setSamples(nextSamples);

  const fingerprint = counts && Object.values({ ...counts, asOf: '' }).join();
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (before.current !== undefined && fingerprint !== before.current) {
      void queryClient.invalidateQueries({ queryKey: ['task-details', taskNo] });
      void queryClient.invalidateQueries({ queryKey: ['task-queue', taskNo] });
    }
    before.current = fingerprint;
  }, [fingerprint, queryClient, taskNo]);

  const queue = useQuery({ ...taskQueueQuery(taskNo, { lang }), enabled: isKnown }).data;
  const places = useMemo(() => placesOf(details.data, queue), [details.data, queue]);

  const first = details.data?.items[0];
  const { taskType, taskTypeDescription } = first ?? {};
  useEffect(() => {
    if (taskType === undefined || taskTypeDescription === undefined) return;
    recentTasks.add({ taskNo, taskType, taskTypeDescription });
  }, [taskNo, taskType, taskTypeDescription]);

  return {
    details,
    counted,
    counts,
    pace: counts && paceOf(nextSamples, openOf(counts)),
    /** The task's results in the queue, up to 1,000. */
    queue,
    places,
  };
}
