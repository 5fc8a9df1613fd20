import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { ActionCell } from '../../acknowledge/action-cell.tsx';
import { TaskLink, TaskTypeLabel } from '../../result/task-link.tsx';
import type { Column } from '../../table/column.ts';
import { ApiTime } from '../../ui/relative-time.tsx';
import { DomainCell, MessageCell, StatusCell } from './result-cells.tsx';

/** The columns of the queue. */
export const resultColumns: readonly Column<TaskResult>[] = [
  {
    id: 'status',
    header: (t) => t.results.columns.status,
    cell: (row) => <StatusCell row={row} />,
    width: '146px',
    card: 'lead',
  },
  {
    id: 'domain',
    header: (t) => t.results.columns.domain,
    cell: (row) => <DomainCell row={row} />,
    width: '17%',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskType',
    header: (t) => t.results.columns.taskType,
    cell: (row) => <TaskTypeLabel taskType={row.taskType} description={row.taskTypeDescription} />,
    width: '13%',
    hidesBelow: 'narrow',
    card: 'detail',
  },
  {
    id: 'message',
    header: (t) => t.results.columns.message,
    cell: (row) => <MessageCell row={row} />,
    card: 'body',
  },
  {
    id: 'retries',
    header: (t) => t.results.columns.retries,
    cell: (row) => row.oddValues?.tryCount ?? row.tryCount,
    width: '84px',
    align: 'end',
    hidesBelow: 'wide',
  },
  {
    id: 'updated',
    header: (t) => t.results.columns.updated,
    cell: (row) => <ApiTime text={row.updateTime} />,
    width: '104px',
    card: 'aside',
  },
  {
    id: 'taskNo',
    header: (t) => t.results.columns.taskNo,
    cell: (row) => <TaskLink taskNo={row.taskNo} />,
    width: '156px',
    hidesBelow: 'medium',
    card: 'foot',
  },
  {
    id: 'action',
    header: (t) => t.results.columns.action,
    cell: (row) => <ActionCell row={row} />,
    width: '176px',
    align: 'end',
    isHeaderHidden: true,
    card: 'action',
  },
];
