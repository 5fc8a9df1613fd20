import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { findInQueue } from '../api/find-in-queue.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { errorBody } from '../ui/error-words.ts';
import { useToasts } from '../ui/toasts.ts';
import type { useAcknowledging } from './use-acknowledging.ts';

type Acknowledge = ReturnType<typeof useAcknowledging>['acknowledge'];

/** Acknowledges results of the record again: first a look at which of them are in the queue, then as any others. */
export function useAgain(acknowledge: Acknowledge) {
  const { t, language } = useI18n();
  const toasts = useToasts();
  const queryClient = useQueryClient();
  const [isLooking, setLooking] = useState(false);

  const isBusy = useRef(false);

  const again = useCallback(
    async (read: () => readonly TaskDetail[] | Promise<readonly TaskDetail[]>) => {
      if (isBusy.current) return;
      isBusy.current = true;
      setLooking(true);
      try {
        const rows = await findInQueue(queryClient, await read(), language);
        if (rows.length > 0) acknowledge(rows);
        else toasts.alert({ title: t.bulk.noneLeft });
      } catch (error) {
        toasts.alert({ title: t.acknowledge.toast.notStarted, error: errorBody(t, error) });
      } finally {
        isBusy.current = false;
        setLooking(false);
      }
    },
    [acknowledge, queryClient, language, toasts, t],
  );
  return { again, isLooking };
}
