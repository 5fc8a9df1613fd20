import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { DomainName } from '../../result/domain-name.tsx';
import { Message } from '../../result/message.tsx';
import { StatusLabel } from '../../result/status-label.tsx';
import { TaskLink, TaskTypeLabel } from '../../result/task-link.tsx';
import type { Column } from '../../table/column.ts';
import { OpenButton } from '../../table/open-button.tsx';
import { Age, ApiTime } from '../../ui/relative-time.tsx';
import { RecordAction, StateLabel } from './record-cells.tsx';

/** The columns of the record. */
export const acknowledgedColumns: readonly Column<AcknowledgedResult>[] = [
  {
    id: 'state',
    header: (t) => t.ledger.columns.state,
    cell: (row) => <StateLabel row={row} />,
    accessorFn: (row) => row.state,
    width: '216px',
    card: 'lead',
  },
  {
    id: 'result',
    header: (t) => t.ledger.columns.result,
    cell: (row) => <StatusLabel status={row.status} />,
    accessorFn: (row) => row.status,
    width: '122px',
    hidesBelow: 'narrow',
  },
  {
    id: 'domain',
    header: (t) => t.ledger.columns.domain,
    cell: (row) => (
      <OpenButton>
        <DomainName name={row.domainName} />
      </OpenButton>
    ),
    accessorFn: (row) => row.domainName || undefined,
    width: '16%',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskType',
    header: (t) => t.ledger.columns.taskType,
    cell: (row) => <TaskTypeLabel taskType={row.taskType} description={row.taskTypeDescription} />,
    accessorFn: (row) => row.taskType,
    width: '13%',
    hidesBelow: 'medium',
    card: 'detail',
  },
  {
    id: 'message',
    header: (t) => t.ledger.columns.message,
    cell: (row) => <Message text={row.errorMsg} isFailure={row.status === 'failed'} />,
    accessorFn: (row) => row.errorMsg || undefined,
    card: 'body',
  },
  {
    id: 'when',
    header: (t) => t.ledger.columns.when,
    cell: (row) => <Age time={Date.parse(row.acknowledgedAt)} />,
    accessorFn: (row) => row.acknowledgedAt,
    width: '110px',
    card: 'aside',
  },
  {
    id: 'taskNo',
    header: (t) => t.ledger.columns.taskNo,
    cell: (row) => <TaskLink taskNo={row.taskNo} />,
    accessorFn: (row) => row.taskNo || undefined,
    width: '158px',
    hidesBelow: 'wide',
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
    header: (t) => t.ledger.columns.action,
    cell: (row) => <RecordAction row={row} />,
    width: '176px',
    align: 'end',
    isHeaderHidden: true,
    card: 'action',
  },
];
