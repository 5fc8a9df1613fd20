import { type QueryState, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import type { Language } from '../../../contract/alibaba-cloud.ts';
import { filtersOf, isFilteredTask, type TaskDetailsSearch } from '../../../contract/search.ts';
import type { TaskCounts } from '../../../contract/session.ts';
import { ASKED_ON_ENTRY, taskCountsQuery, taskDetailsQuery, taskQueueQuery } from '../../api/queries.ts';
import { useList } from '../../table/use-list.ts';
import { type Place, placesOf } from './places.ts';
import { addSample, openOf, paceOf } from './progress.ts';
import { recentTasks } from './recent-tasks.ts';

export type Task = ReturnType<typeof useTask>;

const idOf = (row: TaskResult) => row.taskDetailNo;
const LIVE_MS = 10_000;
/**
 * Milliseconds until an outdated answer is read again. Answers are shared for 5 s, so the first one after a change may
 * be older than the change.
 */
const OUTDATED_MS = 1_500;

/** A `refetchInterval` that reads again while the answer is outdated. Not after an error, which has a Retry. */
function whileOutdated(isOutdated: (page: TaskResultPage) => boolean) {
  return ({
    state: { data, error },
  }: {
    readonly state: Pick<QueryState<TaskResultPage>, 'data' | 'error'>;
  }) => (data && !error && isOutdated(data) ? OUTDATED_MS : false);
}

/** True if rows are shown as unfinished although all have ended: the counts may be newer than the rows. */
function isBehind({ items, asOf }: TaskResultPage, counts: TaskCounts | undefined): boolean {
  if (!counts || openOf(counts) > 0 || asOf >= counts.asOf) return false;
  return items.some(({ status }) => status === 'waiting' || status === 'executing');
}

/** True if rows have ended and the queue was not read since. */
function isUnclear(places: ReadonlyMap<string, Place>): boolean {
  return [...places.values()].some(({ kind }) => kind === 'unclear');
}

function isOtherThan({ asOf: _before, ...one }: TaskCounts, { asOf: _now, ...other }: TaskCounts): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/**
 * Everything that is known of one task. While anything can still change, its counts are read every 10 s (not in a
 * hidden tab), and its rows and its queue when a count has changed. When all has ended, nothing is read any more.
 */
export function useTask(taskNo: string, search: TaskDetailsSearch, lang: Language) {
  const queryClient = useQueryClient();
  const [changedAt, setChangedAt] = useState<string>();
  const isOlder = ({ asOf }: TaskResultPage) => changedAt !== undefined && asOf < changedAt;
  const readCounts = () => queryClient.getQueryData(taskCountsQuery(taskNo).queryKey);
  const details = useQuery({
    ...taskDetailsQuery(taskNo, { ...search, lang }),
    ...ASKED_ON_ENTRY,
    refetchInterval: whileOutdated((rows) => isOlder(rows) || isBehind(rows, readCounts())),
  });
  // A task without details does not exist: there is nothing to count or to find.
  const isNothing = details.data?.totalItems === 0 && !isFilteredTask(search) && !details.isPlaceholderData;
  // After the task was found, a page that cannot be read does not stop its counts.
  const [wasMet, setWasMet] = useState(false);
  if (!wasMet && details.data !== undefined && !isNothing) setWasMet(true);
  const isKnown = wasMet && !isNothing;
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
      void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.of === taskNo });
    }
    before.current = counts;
  }, [counts, queryClient, taskNo]);

  const list = useList({ table: 'task', query: details, search, filters: filtersOf(search), idOf });
  const { page } = list;
  const queue = useQuery({
    ...taskQueueQuery(taskNo, { lang }),
    enabled: isKnown,
    refetchInterval: whileOutdated((look) => isOlder(look) || isUnclear(placesOf(page, look))),
  });
  const places = useMemo(() => placesOf(page, queue.data), [page, queue.data]);

  const first = details.data?.items[0];
  const { taskType, taskTypeDescription } = first ?? {};
  useEffect(() => {
    if (taskType === undefined || taskTypeDescription === undefined) return;
    recentTasks.add({ taskNo, taskType, taskTypeDescription });
  }, [taskNo, taskType, taskTypeDescription]);

  return {
    taskNo,
    list,
    counted,
    counts,
    pace: counts && paceOf(nextSamples, openOf(counts)),
    /** The results of the task in the queue, up to 1,000. */
    queue,
    places,
  };
}
