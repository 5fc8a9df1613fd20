import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { DomainName } from '../../result/domain-name.tsx';
import { StatusLabel } from '../../result/status-label.tsx';
import { ValueKey } from '../../result/value-key.tsx';
import type { Column } from '../../table/column.ts';
import { OpenButton } from '../../table/open-button.tsx';
import { ApiTime } from '../../ui/relative-time.tsx';
import { QueueCell, ReasonCell } from './task-cells.tsx';

/** The columns of one task. */
export const taskColumns: readonly Column<TaskResult>[] = [
  {
    id: 'status',
    header: (t) => t.tasks.columns.status,
    cell: (row) => <StatusLabel status={row.status} />,
    accessorFn: (row) => row.status,
    width: '158px',
    card: 'lead',
  },
  {
    id: 'domain',
    header: (t) => t.tasks.columns.domain,
    cell: (row) => (
      <OpenButton>
        <DomainName name={row.domainName} />
        {row.taskResult && <ValueKey />}
      </OpenButton>
    ),
    accessorFn: (row) => row.domainName || undefined,
    width: '20%',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'instanceId',
    header: (t) => t.tasks.columns.instanceId,
    cell: (row) => <span className="font-mono text-id text-muted">{row.instanceId || '—'}</span>,
    accessorFn: (row) => row.instanceId || undefined,
    width: '152px',
    hidesBelow: 'medium',
    card: 'detail',
  },
  {
    id: 'message',
    header: (t) => t.tasks.columns.message,
    cell: (row) => <ReasonCell row={row} />,
    accessorFn: (row) => (row.failReason ?? row.errorMsg) || undefined,
    card: 'body',
  },
  {
    id: 'retries',
    header: (t) => t.tasks.columns.retries,
    cell: (row) => row.oddValues?.tryCount ?? row.tryCount,
    accessorFn: (row) => row.tryCount,
    width: '88px',
    align: 'end',
    hidesBelow: 'medium',
  },
  {
    id: 'updated',
    header: (t) => t.tasks.columns.updated,
    cell: (row) => <ApiTime text={row.updateTime} />,
    accessorFn: (row) => row.updateTime || undefined,
    width: '128px',
    hidesBelow: 'narrow',
    card: 'aside',
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
    id: 'queue',
    header: (t) => t.tasks.columns.action,
    cell: (row) => <QueueCell row={row} />,
    width: '164px',
    align: 'end',
    isHeaderHidden: true,
    card: 'action',
  },
];
