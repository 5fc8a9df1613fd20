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
    accessorFn: (row) => row.status,
    width: '146px',
    card: 'lead',
  },
  {
    id: 'domain',
    header: (t) => t.results.columns.domain,
    cell: (row) => <DomainCell row={row} />,
    accessorFn: (row) => row.domainName || undefined,
    width: '17%',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskType',
    header: (t) => t.results.columns.taskType,
    cell: (row) => <TaskTypeLabel taskType={row.taskType} description={row.taskTypeDescription} />,
    accessorFn: (row) => row.taskType,
    width: '13%',
    hidesBelow: 'narrow',
    card: 'detail',
  },
  {
    id: 'message',
    header: (t) => t.results.columns.message,
    cell: (row) => <MessageCell row={row} />,
    accessorFn: (row) => row.errorMsg || undefined,
    card: 'body',
  },
  {
    id: 'retries',
    header: (t) => t.results.columns.retries,
    cell: (row) => row.oddValues?.tryCount ?? row.tryCount,
    accessorFn: (row) => row.tryCount,
    width: '84px',
    align: 'end',
    hidesBelow: 'wide',
  },
  {
    id: 'updated',
    header: (t) => t.results.columns.updated,
    cell: (row) => <ApiTime text={row.updateTime} />,
    accessorFn: (row) => row.updateTime || undefined,
    width: '104px',
    card: 'aside',
  },
  {
    id: 'taskNo',
    header: (t) => t.results.columns.taskNo,
    cell: (row) => <TaskLink taskNo={row.taskNo} />,
    accessorFn: (row) => row.taskNo || undefined,
    width: '156px',
    hidesBelow: 'medium',
    card: 'foot',
  },
  {
    id: 'instanceId',
    header: (t) => t.drawer.fields.instanceId,
    cell: (row) => <span className="font-mono text-id text-muted">{row.instanceId}</span>,
    accessorFn: (row) => row.instanceId || undefined,
    width: '152px',
    isHiddenAtFirst: true,
  },
  {
    id: 'created',
    header: (t) => t.drawer.fields.created,
    cell: (row) => <ApiTime text={row.createTime} />,
    accessorFn: (row) => row.createTime || undefined,
    width: '104px',
    isHiddenAtFirst: true,
  },
  {
    id: 'taskDetailNo',
    header: (t) => t.drawer.fields.taskDetailNo,
    cell: (row) => <span className="font-mono text-id text-muted">{row.taskDetailNo}</span>,
    width: '254px',
    isHiddenAtFirst: true,
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
