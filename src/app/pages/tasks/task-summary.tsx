import type { TaskCounts } from '../../../contract/session.ts';
import type { TaskStatus } from '../../../contract/task-status.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { StackedBar } from '../../ui/stacked-bar.tsx';
import { STATUS_TONE, TONES } from '../../ui/status-label.tsx';

const ORDER = ['succeeded', 'failed', 'executing', 'waiting'] as const satisfies readonly TaskStatus[];
const BAR: Record<TaskStatus, string> = {
  succeeded: 'bg-ok',
  failed: 'bg-bad-bar',
  executing: 'bg-running-bar',
  waiting: 'bg-rest',
};

/** How far a task is, as a bar and as numbers. `name` is what it does, once a row has told. */
export function TaskSummary({ counts, name }: { counts: TaskCounts | undefined; name: string | undefined }) {
  const { t, number, percent } = useI18n();
  const total = counts ? ORDER.reduce((sum, status) => sum + counts[status], 0) : 0;
  const ended = counts ? counts.succeeded + counts.failed : 0;
  return (
    <section
      aria-label={t.tasks.progress}
      className="flex min-h-[93px] flex-col gap-2.5 rounded-[10px] border border-line bg-surface px-3.5 py-3"
    >
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <strong className="text-base font-semibold">
          {[name, counts && t.tasks.summary(total)].filter(Boolean).join(' · ') || ' '}
        </strong>
        {total > 0 && (
          <span className="text-muted">
            {t.tasks.complete(percent(Math.floor((ended / total) * 100) / 100))}
          </span>
        )}
      </p>
      <StackedBar
        label={t.tasks.progress}
        total={total}
        parts={ORDER.map((status) => ({
          name: status,
          count: counts?.[status] ?? 0,
          className: BAR[status],
        }))}
      />
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {ORDER.map((status) => (
          <li
            key={status}
            className={`flex items-center gap-1.5 ${TONES[STATUS_TONE[status]].text || 'text-ok-text'}`}
          >
            {TONES[STATUS_TONE[status]].icon}
            {t.status[status]} <span className="text-muted">{counts ? number(counts[status]) : '–'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
