import type { ReactNode } from 'react';
import type { Capture, CaptureGroup } from '../../contract/capture.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { StatusLabel } from '../result/status-label.tsx';
import { shortId, TaskTypeLabel } from '../result/task-link.tsx';

/** The contents of a frozen list, by status, task type and task. */
export function CaptureGroups({ capture }: { capture: Capture }) {
  const { t } = useI18n();
  const more = capture.taskCount - capture.tasks.length;
  return (
    <section
      aria-label={t.bulk.groups}
      className="grid min-h-24 gap-x-6 gap-y-3 overflow-y-auto rounded-lg border border-line px-3 py-2.5 sm:grid-cols-2"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
    >
      <Group
        title={t.bulk.byStatus}
        groups={capture.statuses}
        name={(value) => <StatusLabel status={value} />}
      />
      <Group
        title={t.bulk.byTask(capture.taskCount)}
        groups={capture.tasks}
        name={(value) => (
          <span title={value} className="font-mono text-id text-muted">
            {shortId(value)}
          </span>
        )}
        foot={more > 0 ? t.bulk.moreTasks(more) : undefined}
      />
      <Group
        title={t.bulk.byType}
        groups={capture.taskTypes}
        name={(value) => <TaskTypeLabel taskType={value} description="" />}
      />
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly groups: readonly CaptureGroup[];
  readonly name: (value: string) => ReactNode;
  readonly foot?: string | undefined;
}

function Group({ title, groups, name, foot }: GroupProps) {
  const { number } = useI18n();
  return (
    <section aria-label={title} className="min-w-0 sm:nth-2:row-span-2">
      <h3 className="mb-1 text-xs font-semibold text-muted">{title}</h3>
      <ul>
        {groups.map(({ value, count }) => (
          <li key={value} className="flex items-center justify-between gap-3 py-0.5">
            <span className="min-w-0 truncate">{name(value)}</span>
            <span>{number(count)}</span>
          </li>
        ))}
      </ul>
      {foot && <p className="py-0.5 text-muted">{foot}</p>}
    </section>
  );
}
