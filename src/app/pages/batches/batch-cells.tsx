import type { BatchStatus } from '../../../contract/batch.ts';
import { BATCH_STATUSES, isBatchType } from '../../../contract/batch.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StackedBar } from '../../ui/stacked-bar.tsx';
import type { Tone } from '../../ui/status-label.tsx';
import { ToneLabel, UnknownLabel } from '../../ui/status-label.tsx';
import { UnknownChip } from '../../ui/unknown-chip.tsx';
import { useBatchActions } from './batch-actions.ts';
import { typeText } from './batch-list.ts';
import type { BatchRow } from './batch-row.ts';
import { idOfBatch, isMismatch } from './batch-row.ts';

const TONE: Record<BatchStatus, Tone> = {
  none: 'unknown',
  processing: 'running',
  completed: 'ok',
  failed: 'bad',
};

interface CellProps {
  readonly row: BatchRow;
}

/** What the batch does, and why it is on the page. */
export function TypeCell({ row }: CellProps) {
  const { t } = useI18n();
  const type = row.count.batchType ?? row.latestOf;
  const chip = row.latestOf ? t.batches.latest : row.isFollowed ? undefined : t.batches.lookedUp;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span title={type} className="truncate">
        {typeText(t, row) || t.batches.unknownBatch}
      </span>
      {type !== undefined && !isBatchType(type) && <UnknownChip />}
      {chip && (
        <span className="shrink-0 rounded-full bg-raised px-2 text-xs leading-[18px] font-normal text-muted">
          {chip}
        </span>
      )}
    </span>
  );
}

/** An int64, whole: its last digits are what tells two apart. */
export function TaskIdCell({ row }: CellProps) {
  const { t } = useI18n();
  const id = idOfBatch(row);
  if (!id) return null;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="truncate font-mono text-id text-muted">{id}</span>
      <CopyButton text={id} what={t.copy.taskId} reveals />
    </span>
  );
}

export function StatusCell({ row }: CellProps) {
  const { t } = useI18n();
  const status = BATCH_STATUSES.find((known) => known === row.count.status);
  if (status) return <ToneLabel tone={TONE[status]}>{t.batchStatus[status]}</ToneLabel>;
  return <UnknownLabel title={t.batches.unknownStatus} value={row.count.status} />;
}

export function ProgressCell({ row: { count } }: CellProps) {
  const { t } = useI18n();
  if (count.status === 'none') return null;
  const words = t.batches.progress(count.successCount, count.failedCount, count.totalCount);
  return (
    <span className="flex w-full flex-wrap items-center gap-x-2">
      <StackedBar
        label={words}
        total={Math.max(count.totalCount, count.successCount + count.failedCount)}
        className="h-1.5 min-w-12 flex-1"
        parts={[
          { name: 'succeeded', count: count.successCount, className: 'bg-ok' },
          { name: 'failed', count: count.failedCount, className: 'bg-bad-bar' },
        ]}
      />
      <span aria-hidden className="only-cards text-muted">
        {words}
      </span>
    </span>
  );
}

export function CountCell({ row, value, isBad = false }: CellProps & { value: number; isBad?: boolean }) {
  const { number } = useI18n();
  if (row.count.status === 'none') return null;
  return <span className={isBad ? (value > 0 ? 'text-bad' : 'text-muted') : undefined}>{number(value)}</span>;
}

/** Why it failed; or why there is nothing to say; before it, that its numbers contradict each other. */
export function ReasonCell({ row }: CellProps) {
  const { t } = useI18n();
  const { status, successCount, failedCount, totalCount, reason } = row.count;
  const nothing = row.askedId ? t.batches.notFound : t.batches.none;
  const text = status === 'none' ? nothing : reason || '—';
  const mismatch = status === 'processing' ? t.batches.mismatchRunning : t.batches.mismatchEnded;
  return (
    <span className="flex min-w-0 items-center gap-2 @max-[640px]/table:flex-wrap">
      {isMismatch(row.count) && (
        <span
          title={mismatch(successCount, failedCount, totalCount)}
          className="shrink-0 rounded-full bg-notice px-2 text-xs leading-[18px] text-notice-text"
        >
          {t.batches.mismatch}
        </span>
      )}
      <span
        title={status === 'none' && row.askedId ? t.batches.notFoundHint : text}
        className="truncate text-muted @max-[640px]/table:whitespace-normal"
      >
        {text}
      </span>
    </span>
  );
}

/** Follows or unfollows; on a row that is followed it stays in sight, to say so. */
export function FollowCell({ row }: CellProps) {
  const { t } = useI18n();
  const { follow, unfollow } = useBatchActions();
  const id = idOfBatch(row);
  if (!id) return null;
  const { isFollowed } = row;
  return (
    <span data-reveals={isFollowed ? undefined : true} className="flex justify-end">
      <Button
        size="small"
        variant={isFollowed ? 'ghost' : 'secondary'}
        data-control="follow"
        aria-label={isFollowed ? t.batches.unfollowOne(id) : t.batches.followOne(id)}
        onClick={() => (isFollowed ? unfollow(id) : follow(id))}
      >
        {isFollowed ? t.batches.unfollow : t.batches.follow}
      </Button>
    </span>
  );
}
