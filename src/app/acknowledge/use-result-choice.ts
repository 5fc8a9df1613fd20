import { useMemo } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { createRowMarks } from '../record/row-state.ts';
import { useRecord } from '../record/use-record.ts';
import { domainDisplay } from '../result/domain-name.tsx';
import { taskTypeText } from '../result/task-link.tsx';
import type { TableSelection } from '../table/row-marks.ts';
import { useSelectedResults } from './contexts.ts';

/** The selection of results of the queue. Results that are being acknowledged cannot be selected. */
export function useResultChoice(): TableSelection<TaskResult> {
  const { t } = useI18n();
  const record = useRecord();
  const selection = useSelectedResults();
  return useMemo(
    () => ({
      selection,
      marks: createRowMarks(record),
      nameOf: (row) =>
        `${domainDisplay(row.domainName).unicode}, ${taskTypeText(t, row.taskType, row.taskTypeDescription)}`,
    }),
    [selection, record, t],
  );
}
