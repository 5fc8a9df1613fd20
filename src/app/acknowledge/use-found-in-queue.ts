import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { PageParams } from '../../contract/page.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { walkPages } from '../../contract/walk-pages.ts';
import { taskQueueQuery, walked } from '../api/queries.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { errorBody } from '../ui/error-words.ts';
import { useToasts } from '../ui/toasts.ts';
import { useSelectedResults } from './contexts.ts';
import { nameOfOne } from './selection-summary.ts';
import type { useAcknowledging } from './use-acknowledging.ts';

type Acknowledging = Pick<ReturnType<typeof useAcknowledging>, 'acknowledge' | 'blocked'>;

/**
 * Acknowledges results that may have left the queue: it first reads which of them are in it. It says which were not
 * found, and removes them from the selection.
 */
export function useFoundInQueue({ acknowledge, blocked }: Acknowledging) {
  const { t, language } = useI18n();
  const toasts = useToasts();
  const queryClient = useQueryClient();
  const selection = useSelectedResults();
  const [isLooking, setLooking] = useState(false);
  const isBusy = useRef(false);

  const acknowledgeFound = useCallback(
    async (read: () => readonly TaskDetail[] | Promise<readonly TaskDetail[]>) => {
      if (isBusy.current || blocked !== undefined) return;
      isBusy.current = true;
      setLooking(true);
      let wanted: readonly TaskDetail[] = [];
      try {
        wanted = await read();
        const rows = await findInQueue(queryClient, wanted, language);
        const found = new Set(rows.map((row) => row.taskDetailNo));
        const missing = wanted.filter((row) => !found.has(row.taskDetailNo));
        selection.remove(missing.map((row) => row.taskDetailNo));
        if (missing.length > 0)
          toasts.alert({ title: t.acknowledge.notInQueue(missing.length, wanted.length, nameOfOne(wanted)) });
        // Fewer results than the person chose: the dialog asks again, also about a single one.
        if (rows.length > 0) acknowledge(rows, { isAsked: missing.length > 0 });
      } catch (error) {
        toasts.alert({
          title: t.acknowledge.toast.notStarted(nameOfOne(wanted)),
          error: errorBody(t, error),
        });
      } finally {
        isBusy.current = false;
        setLooking(false);
      }
    },
    [acknowledge, blocked, queryClient, selection, language, toasts, t],
  );
  return { acknowledgeFound, isLooking };
}

/**
 * Those of these results that are in the queue now, read task by task. A result that is found counts as shown, so it
 * can be acknowledged even if nobody has seen it for a day.
 */
async function findInQueue(
  queryClient: QueryClient,
  wanted: readonly TaskDetail[],
  lang: Language,
): Promise<TaskResult[]> {
  const found: TaskResult[] = [];
  for (const taskNo of new Set(wanted.map((row) => row.taskNo))) {
    const rows = wanted.filter((row) => row.taskNo === taskNo);
    const missing = new Set(rows.map((row) => row.taskDetailNo));
    const domain = rows.length === 1 ? rows[0]?.domainName : undefined;
    const read = async ({ page }: PageParams) => {
      const query = taskQueueQuery(taskNo, { page, lang, ...(domain && { domain }) });
      return walked(await queryClient.fetchQuery({ ...query, staleTime: 0, gcTime: 0 }));
    };
    for await (const { rows: come } of walkPages(read)) {
      for (const item of come) if (missing.delete(item.taskDetailNo)) found.push(item);
      if (missing.size === 0) break;
    }
  }
  return found;
}
