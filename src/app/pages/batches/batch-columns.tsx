import type { Column } from '../../table/column.ts';
import { Age } from '../../ui/relative-time.tsx';
import {
  CountCell,
  FollowCell,
  ProgressCell,
  ReasonCell,
  StatusCell,
  TaskIdCell,
  TypeCell,
} from './batch-cells.tsx';
import type { BatchRow } from './batch-row.ts';

/** The columns of DNS batches; their ids are what the address sorts by. */
export const batchColumns: readonly Column<BatchRow>[] = [
  {
    id: 'type',
    header: (t) => t.batches.columns.type,
    cell: (row) => <TypeCell row={row} />,
    width: '224px',
    isSortable: true,
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskId',
    header: (t) => t.batches.columns.taskId,
    cell: (row) => <TaskIdCell row={row} />,
    width: '186px',
    isSortable: true,
    card: 'foot',
  },
  {
    id: 'status',
    header: (t) => t.batches.columns.status,
    cell: (row) => <StatusCell row={row} />,
    width: '124px',
    isSortable: true,
    card: 'lead',
  },
  {
    id: 'progress',
    header: (t) => t.batches.columns.progress,
    cell: (row) => <ProgressCell row={row} />,
    width: '12%',
    card: 'body',
  },
  {
    id: 'total',
    header: (t) => t.batches.columns.total,
    cell: (row) => <CountCell row={row} value={row.count.totalCount} />,
    width: '72px',
    isSortable: true,
    align: 'end',
    hidesBelow: 'medium',
  },
  {
    id: 'succeeded',
    header: (t) => t.batches.columns.succeeded,
    cell: (row) => <CountCell row={row} value={row.count.successCount} />,
    width: '100px',
    isSortable: true,
    align: 'end',
    hidesBelow: 'medium',
  },
  {
    id: 'failed',
    header: (t) => t.batches.columns.failed,
    cell: (row) => <CountCell row={row} value={row.count.failedCount} isBad />,
    width: '76px',
    isSortable: true,
    align: 'end',
    hidesBelow: 'narrow',
  },
  {
    id: 'reason',
    header: (t) => t.batches.columns.reason,
    cell: (row) => <ReasonCell row={row} />,
    hidesBelow: 'medium',
    card: 'note',
  },
  {
    id: 'checked',
    header: (t) => t.batches.columns.checked,
    cell: (row) => <Age time={Date.parse(row.count.asOf)} />,
    width: '92px',
    isSortable: true,
    hidesBelow: 'wide',
  },
  {
    id: 'action',
    header: (t) => t.batches.columns.action,
    cell: (row) => <FollowCell row={row} />,
    width: '98px',
    align: 'end',
    isHeaderHidden: true,
    card: 'action',
  },
];
