import { useCallback, useMemo } from 'react';
import { MAX_ACKNOWLEDGE_IDS, type TaskResult } from '../../../contract/acknowledgement.ts';
import { useSelectedResults } from '../../acknowledge/contexts.ts';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useFoundInQueue } from '../../acknowledge/use-found-in-queue.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { createRowMarks } from '../../record/row-state.ts';
import { useRecord } from '../../record/use-record.ts';
import { domainDisplay } from '../../result/domain-name.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import type { Task } from './use-task.ts';

/**
 * What can be selected and acknowledged on the page of a task: rows in the queue, and rows that may be in the part of
 * the queue that was not read. The latter are looked up before they are acknowledged, because only a result that was
 * seen in the queue can be.
 */
export function useTaskChoice({ list, queue: { data: queue }, places }: Task) {
  const { t } = useI18n();
  const acknowledging = useAcknowledging(list.rows, list.isStale);
  const { acknowledge: submit } = acknowledging;
  const { rows } = list;
  const record = useRecord();
  const selection = useSelectedResults();
  const { acknowledgeFound, isLooking } = useFoundInQueue(acknowledging);

  const find = useCallback(
    (taskDetailNo: string): TaskResult | undefined => {
      const place = places.get(taskDetailNo);
      if (place?.kind === 'queued') return place.row;
      if (place?.kind !== 'beyond') return undefined;
      return rows.find((row) => row.taskDetailNo === taskDetailNo);
    },
    [rows, places],
  );
  const choice = useMemo((): TableSelection<TaskResult> => {
    const { subscribe, isSelectable, look } = createRowMarks(record);
    /** A row that cannot be selected is not greyed either. */
    const marked = <Mark>(row: TaskResult, mark: (row: TaskResult) => Mark): Mark | undefined => {
      const place = places.get(row.taskDetailNo);
      if (place?.kind === 'queued') return mark(place.row);
      return place?.kind === 'beyond' ? mark(row) : undefined;
    };
    return {
      selection,
      marks: {
        subscribe,
        isSelectable: (row) => marked(row, isSelectable) ?? false,
        look: (row) => marked(row, look),
      },
      nameOf: (row) => domainDisplay(row.domainName).unicode,
    };
  }, [selection, record, places]);
  const acknowledge = useCallback(
    (rows: readonly TaskResult[], options?: { readonly isAsked?: boolean | undefined }) => {
      // Also those that were selected on another page of the task, whose place is not known here.
      const seen = new Set(queue?.items.map((row) => row.taskDetailNo));
      const isTooMany = rows.length > MAX_ACKNOWLEDGE_IDS;
      if (isTooMany || rows.every((row) => seen.has(row.taskDetailNo))) submit(rows, options);
      else void acknowledgeFound(() => rows);
    },
    [queue, submit, acknowledgeFound],
  );
  const blocked = acknowledging.blocked ?? (isLooking ? t.acknowledge.looking : undefined);
  return { choice, find, acknowledging: { ...acknowledging, acknowledge, blocked } };
}
