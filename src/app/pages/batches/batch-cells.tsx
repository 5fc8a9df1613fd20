import { BATCH_STATUSES, type BatchStatus, isBatchType } from '../../../contract/batch.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { type Tone, ToneLabel, UnknownChip, UnknownLabel } from '../../result/status-label.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StackedBar } from '../../ui/stacked-bar.tsx';
import { useBatchActions } from './batch-actions.ts';
import { typeText } from './batch-list.ts';
import { type BatchRow, idOfBatch, mismatchOf, sumsOf } from './batch-row.ts';

const TONE: Record<BatchStatus, Tone> = {
  none: 'unknown',
  processing: 'running',
  completed: 'ok',
  failed: 'bad',
};

interface CellProps {
  readonly row: BatchRow;
}

/** The type of the batch, and why it is on the page. */
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

/** The whole int64, because two ids often differ in their last digits. */
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

/** The counts as a bar; on a card also in words. */
export function ProgressCell({ row }: CellProps) {
  const words = useWords(row);
  const sums = sumsOf(row.count);
  if (!sums || !words) return null;
  return (
    <span className="flex w-full flex-wrap items-center gap-x-2">
      <StackedBar
        label={words}
        total={Math.max(sums.total, sums.succeeded + sums.failed)}
        className="h-1.5 min-w-12 flex-1"
        parts={[
          { name: 'succeeded', count: sums.succeeded, className: 'bg-ok' },
          { name: 'failed', count: sums.failed, className: 'bg-bad-bar' },
        ]}
      />
      <span aria-hidden className="only-cards text-muted">
        {words}
      </span>
    </span>
  );
}

/** Counts and reason in two lines, where their columns have no room. */
export function StandInCell({ row }: CellProps) {
  return (
    <span className="block max-h-8 overflow-hidden text-xs leading-4 whitespace-normal">
      {useWords(row)}
      <ReasonCell row={row} />
    </span>
  );
}

function useWords(row: BatchRow): string | undefined {
  const { t } = useI18n();
  const sums = sumsOf(row.count);
  return sums && t.batches.progress(sums.succeeded, sums.failed, sums.total);
}

export function CountCell({
  row,
  count,
  isBad = false,
}: CellProps & { count: number | null; isBad?: boolean }) {
  const { number } = useI18n();
  if (row.count.status === 'none' || count === null) return null;
  return <span className={isBad ? (count > 0 ? 'text-bad' : 'text-muted') : undefined}>{number(count)}</span>;
}

/**
 * The reason of a failure, or why there is nothing to show. Before it, a warning if the numbers contradict each other.
 */
export function ReasonCell({ row }: CellProps) {
  const { t } = useI18n();
  const { status, reason } = row.count;
  const sums = mismatchOf(row.count);
  if (status !== 'none' && !reason && !sums) return null;
  const text = status === 'none' ? (row.askedId ? t.batches.notFound : t.batches.none) : reason;
  const mismatch = status === 'processing' ? t.batches.mismatchRunning : t.batches.mismatchEnded;
  return (
    <span className="flex min-w-0 items-center gap-2 @max-[768px]/table:flex-wrap">
      {sums && (
        <span
          title={mismatch(sums.succeeded, sums.failed, sums.total)}
          className="shrink-0 rounded-full bg-notice px-2 text-xs leading-[18px] text-notice-text"
        >
          {t.batches.mismatch}
        </span>
      )}
      <span
        title={status === 'none' && row.askedId ? t.batches.notFoundHint : text}
        className="truncate text-muted @max-[768px]/table:whitespace-normal"
      >
        {text}
      </span>
    </span>
  );
}

/** Follows or unfollows. On a followed row the button is always visible. */
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
