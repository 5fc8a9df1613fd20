import type { BatchStatus } from '../../../contract/batch.ts';
import { BATCH_STATUSES, isBatchType } from '../../../contract/batch.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import type { Column } from '../../table/column.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StackedBar } from '../../ui/stacked-bar.tsx';
import type { Tone } from '../../ui/status-label.tsx';
import { ToneLabel } from '../../ui/status-label.tsx';
import { UnknownChip } from '../../ui/unknown-chip.tsx';
import type { BatchRow } from './batch-row.ts';
import { isMismatch } from './batch-row.ts';

const TONE: Record<BatchStatus, Tone> = {
  none: 'unknown',
  processing: 'running',
  completed: 'ok',
  failed: 'bad',
};

function TypeCell({ row }: { row: BatchRow }) {
  const { t } = useI18n();
  const type = row.count.batchType ?? row.askedType;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span title={type} className="truncate">
        {type === undefined ? '—' : isBatchType(type) ? t.batchType[type] : type}
      </span>
      {type !== undefined && !isBatchType(type) && <UnknownChip />}
      <span className="shrink-0 rounded-full bg-raised px-2 text-xs leading-[18px] text-muted">
        {row.askedType ? t.batches.latest : t.batches.lookedUp}
      </span>
    </span>
  );
}

function TaskIdCell({ row }: { row: BatchRow }) {
  const { t } = useI18n();
  const id = row.count.taskId ?? row.askedId;
  if (!id) return <span className="text-muted">—</span>;
  return (
    <span className="flex items-center gap-1">
      <span className="font-mono text-id text-muted">{id}</span>
      <CopyButton text={id} what={t.copy.taskId} reveals />
    </span>
  );
}

function StatusCell({ row }: { row: BatchRow }) {
  const { t } = useI18n();
  const status = BATCH_STATUSES.find((known) => known === row.count.status);
  if (status) return <ToneLabel tone={TONE[status]}>{t.batchStatus[status]}</ToneLabel>;
  return (
    <span className="flex items-center gap-1.5">
      <ToneLabel tone="unknown">{row.count.status}</ToneLabel>
      <UnknownChip />
    </span>
  );
}

function ProgressCell({ row: { count } }: { row: BatchRow }) {
  const { t } = useI18n();
  if (count.status === 'none') return <span className="text-muted">—</span>;
  return (
    <StackedBar
      label={t.batches.progress(count.successCount, count.failedCount, count.totalCount)}
      total={Math.max(count.totalCount, count.successCount + count.failedCount)}
      className="h-1.5 w-full"
      parts={[
        { name: 'succeeded', count: count.successCount, className: 'bg-ok' },
        { name: 'failed', count: count.failedCount, className: 'bg-bad-bar' },
      ]}
    />
  );
}

function CountCell({ row, value, isBad = false }: { row: BatchRow; value: number; isBad?: boolean }) {
  const { number } = useI18n();
  if (row.count.status === 'none') return <span className="text-muted">—</span>;
  return <span className={isBad ? (value > 0 ? 'text-bad' : 'text-muted') : undefined}>{number(value)}</span>;
}

function ReasonCell({ row }: { row: BatchRow }) {
  const { t } = useI18n();
  const none = row.askedType ? t.batches.none : t.batches.notFound;
  const text = row.count.status === 'none' ? none : row.count.reason || '—';
  return (
    <span className="flex min-w-0 items-center gap-2">
      {isMismatch(row.count) && (
        <span className="shrink-0 rounded-full bg-notice px-2 text-xs leading-[18px] text-notice-text">
          {t.batches.mismatch}
        </span>
      )}
      <span title={text} className="truncate text-muted">
        {text}
      </span>
    </span>
  );
}

/** The columns of DNS batches. */
export const batchColumns: readonly Column<BatchRow>[] = [
  {
    id: 'type',
    header: (t) => t.batches.columns.type,
    cell: (row) => <TypeCell row={row} />,
    width: '230px',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskId',
    header: (t) => t.batches.columns.taskId,
    cell: (row) => <TaskIdCell row={row} />,
    width: '190px',
    hidesBelow: 'narrow',
    card: 'detail',
  },
  {
    id: 'status',
    header: (t) => t.batches.columns.status,
    cell: (row) => <StatusCell row={row} />,
    width: '126px',
    card: 'lead',
  },
  {
    id: 'progress',
    header: (t) => t.batches.columns.progress,
    cell: (row) => <ProgressCell row={row} />,
    width: '18%',
    card: 'body',
  },
  {
    id: 'total',
    header: (t) => t.batches.columns.total,
    cell: (row) => <CountCell row={row} value={row.count.totalCount} />,
    width: '84px',
    align: 'end',
    hidesBelow: 'medium',
  },
  {
    id: 'succeeded',
    header: (t) => t.batches.columns.succeeded,
    cell: (row) => <CountCell row={row} value={row.count.successCount} />,
    width: '106px',
    align: 'end',
  },
  {
    id: 'failed',
    header: (t) => t.batches.columns.failed,
    cell: (row) => <CountCell row={row} value={row.count.failedCount} isBad />,
    width: '84px',
    align: 'end',
  },
  {
    id: 'reason',
    header: (t) => t.batches.columns.reason,
    cell: (row) => <ReasonCell row={row} />,
    hidesBelow: 'medium',
    card: 'foot',
  },
];
