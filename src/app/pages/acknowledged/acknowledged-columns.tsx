import type { AcknowledgedResult, ResultState } from '../../../contract/acknowledgement.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import type { Column } from '../../table/column.ts';
import { DomainName } from '../../ui/domain-name.tsx';
import { Message } from '../../ui/message.tsx';
import { Age } from '../../ui/relative-time.tsx';
import type { Tone } from '../../ui/status-label.tsx';
import { StatusLabel, ToneLabel } from '../../ui/status-label.tsx';
import { TaskLink } from '../../ui/task-link.tsx';
import { TaskTypeLabel } from '../../ui/task-type-label.tsx';

const TONE: Record<ResultState, Tone> = {
  pending: 'quiet',
  sending: 'running',
  confirmed: 'ok',
  gone: 'ok',
  undone: 'quiet',
  interrupted: 'waiting',
  unknown: 'waiting',
  not_acked: 'bad',
  failed: 'bad',
};

function StateCell({ row }: { row: AcknowledgedResult }) {
  const { t } = useI18n();
  const text = row.state === 'failed' && row.note ? t.acknowledge.refused(row.note) : t.state[row.state];
  return (
    <ToneLabel
      tone={TONE[row.state]}
      title={[t.stateMeaning[row.state], row.note].filter(Boolean).join('\n')}
    >
      {text}
    </ToneLabel>
  );
}

/** The columns of the ledger. */
export const acknowledgedColumns: readonly Column<AcknowledgedResult>[] = [
  {
    id: 'state',
    header: (t) => t.ledger.columns.state,
    cell: (row) => <StateCell row={row} />,
    width: '190px',
    card: 'lead',
  },
  {
    id: 'result',
    header: (t) => t.ledger.columns.result,
    cell: (row) => <StatusLabel status={row.status} />,
    width: '122px',
    hidesBelow: 'narrow',
  },
  {
    id: 'domain',
    header: (t) => t.ledger.columns.domain,
    cell: (row) => <DomainName name={row.domainName} />,
    width: '16%',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskType',
    header: (t) => t.ledger.columns.taskType,
    cell: (row) => <TaskTypeLabel taskType={row.taskType} description={row.taskTypeDescription} />,
    width: '13%',
    hidesBelow: 'medium',
    card: 'detail',
  },
  {
    id: 'message',
    header: (t) => t.ledger.columns.message,
    cell: (row) => <Message text={row.errorMsg} isFailure={row.status === 'failed'} />,
    card: 'body',
  },
  {
    id: 'when',
    header: (t) => t.ledger.columns.when,
    cell: (row) => <Age time={Date.parse(row.acknowledgedAt)} />,
    width: '110px',
    card: 'aside',
  },
  {
    id: 'taskNo',
    header: (t) => t.ledger.columns.taskNo,
    cell: (row) => <TaskLink taskNo={row.taskNo} />,
    width: '158px',
    hidesBelow: 'wide',
    card: 'foot',
  },
];
