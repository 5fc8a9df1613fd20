import { Link } from '@tanstack/react-router';
import { type ReactNode, use, useSyncExternalStore } from 'react';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import type { TaskCounts } from '../../../contract/session.ts';
import type { TaskStatus } from '../../../contract/task-status.ts';
import { BlockedContext, useResultActions } from '../../acknowledge/contexts.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { isHandled, rowState } from '../../record/row-state.ts';
import { useRecord } from '../../record/use-record.ts';
import { STATUS_TONE, TONES } from '../../result/status-label.tsx';
import { Button } from '../../ui/button.tsx';
import { StackedBar } from '../../ui/stacked-bar.tsx';
import { openOf, type Pace, unlistedOf } from './progress.ts';

const ORDER = ['succeeded', 'failed', 'executing', 'waiting'] as const satisfies readonly TaskStatus[];
const BAR: Record<TaskStatus, string> = {
  succeeded: 'bg-ok',
  failed: 'bg-bad-bar',
  executing: 'bg-running-bar',
  waiting: 'bg-rest',
};
const MINUTE_MS = 60_000;

interface TaskSummaryProps {
  readonly counts: TaskCounts | undefined;
  /** What the task does; undefined until a row was read. */
  readonly name: string | undefined;
  readonly pace: Pace | undefined;
  /** True if it was seen running: then its end is announced. */
  readonly wasRunning: boolean;
  readonly children?: ReactNode;
}

/** The progress of a task, as a bar and as numbers, and the time that remains. */
export function TaskSummary({ counts, name, pace, wasRunning, children }: TaskSummaryProps) {
  const { t, number, percent } = useI18n();
  const total = counts?.total ?? 0;
  const open = counts ? openOf(counts) : 0;
  const unlisted = counts ? unlistedOf(counts) : 0;
  const numbers =
    counts &&
    [
      ...ORDER.map((status) => `${t.status[status]} ${number(counts[status])}`),
      ...(unlisted > 0 ? [`${t.tasks.unlisted} ${number(unlisted)}`] : []),
    ].join(', ');
  const facts = [
    // Rounded down, so that 100 % means that nothing remains.
    total > 0 && t.tasks.complete(percent(Math.floor(((total - open) / total) * 100) / 100)),
    pace && t.tasks.perMinute(pace.perMinute),
    pace && t.tasks.left(pace.msLeft / MINUTE_MS),
  ].filter(Boolean);
  return (
    <section
      aria-label={t.tasks.progress}
      className="flex min-h-[100px] flex-col gap-2.5 rounded-[10px] border border-line bg-surface px-3.5 py-3"
    >
      <div className="flex min-h-[26px] flex-wrap items-center justify-between gap-x-4 gap-y-2 max-sm:min-h-[76px] max-sm:flex-col max-sm:items-start max-sm:justify-start">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
          <strong className="text-base font-semibold max-sm:w-full max-sm:truncate">
            {[name, counts && t.tasks.summary(total)].filter(Boolean).join(' · ') || ' '}
          </strong>
          <span className="min-h-[18px] text-muted max-sm:w-full">{facts.join(' · ')}</span>
        </p>
        {children}
      </div>
      <StackedBar
        label={numbers ? t.tasks.counted(numbers) : t.tasks.progress}
        total={total}
        parts={ORDER.map((status) => ({
          name: status,
          count: counts?.[status] ?? 0,
          className: BAR[status],
        }))}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {ORDER.map((status) => (
            <li
              key={status}
              className={`flex items-center gap-1.5 ${TONES[STATUS_TONE[status]].text || 'text-ok-text'}`}
            >
              {status === 'executing' && !counts?.executing ? IDLE : TONES[STATUS_TONE[status]].icon}
              {t.status[status]}{' '}
              <span className="reserves-count text-muted">{counts ? number(counts[status]) : '–'}</span>
            </li>
          ))}
          {unlisted > 0 && (
            <li title={t.tasks.unlistedHint} className="flex items-center gap-1.5">
              {TONES.unknown.icon}
              {t.tasks.unlisted} <span className="text-muted">{number(unlisted)}</span>
            </li>
          )}
        </ul>
        <div className="min-h-[18px] max-sm:basis-full">
          {(open > 0 || wasRunning) && (
            <p role="status" className="flex items-center gap-1.5 text-muted">
              {open > 0 && (
                <span aria-hidden className="size-1.5 rounded-full bg-running motion-safe:animate-breathe" />
              )}
              {open > 0 ? t.tasks.live : t.tasks.ended}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

/** Drawn while nothing is executed. */
const IDLE = <span aria-hidden className="size-[13px] rounded-full border-2 border-current" />;

interface TaskQueueActionsProps {
  readonly taskNo: string;
  readonly queue: TaskResultPage | undefined;
  /** Freezes the whole list, because one call cannot name them all. */
  readonly onAll: (total: number) => void;
}

/** The results of the task in the queue: a link to them, and a button to acknowledge all as one operation. */
export function TaskQueueActions({ taskNo, queue, onAll }: TaskQueueActionsProps) {
  const { t } = useI18n();
  const actions = useResultActions();
  const blocked = use(BlockedContext);
  const free = useFreeRows(queue?.items ?? NONE);
  if (!queue) return null;
  if (queue.totalItems === 0) return <span className="text-muted">{t.tasks.notInQueue}</span>;
  const isWhole = queue.totalItems <= queue.items.length;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Link
        to="/results"
        search={{ taskNo }}
        className="font-medium text-accent -outline-offset-1! hover:underline"
      >
        {t.tasks.inQueue(queue.totalItems)}
      </Link>
      {free.length > 0 && (
        <Button
          size="small"
          isDisabled={blocked !== undefined}
          title={blocked}
          onClick={() => (isWhole ? actions.acknowledge(free) : onAll(queue.totalItems))}
        >
          {t.tasks.acknowledgeAll(isWhole ? free.length : queue.totalItems)}
        </Button>
      )}
    </span>
  );
}

const NONE: readonly TaskResult[] = [];

/** The rows that nobody acknowledges. */
function useFreeRows(rows: readonly TaskResult[]): readonly TaskResult[] {
  const record = useRecord();
  const read = () =>
    rows
      .filter((row) => !isHandled(rowState(row, record.row(row.taskDetailNo))))
      .map((row) => row.taskDetailNo)
      .join();
  const ids = new Set(useSyncExternalStore(record.subscribe, read, read).split(','));
  return rows.filter((row) => ids.has(row.taskDetailNo));
}
