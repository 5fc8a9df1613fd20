import { Link } from '@tanstack/react-router';
import { isTaskType } from '../../contract/task-type.ts';
import type { Messages } from '../i18n/en.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { UnknownChip } from './status-label.tsx';

/** The short id of a task, as a link to its details, with a button to copy the whole id. */
export function TaskLink({ taskNo, isWhole = false }: { taskNo: string; isWhole?: boolean }) {
  const { t } = useI18n();
  if (!taskNo) return <span className="text-muted">—</span>;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <Link
        to="/tasks/$taskNo"
        params={{ taskNo }}
        title={taskNo}
        data-control="task"
        className="truncate rounded-sm font-mono text-id leading-6 text-muted -outline-offset-1! hover:text-text hover:underline"
      >
        {isWhole ? taskNo : shortId(taskNo)}
      </Link>
      <CopyButton text={taskNo} what={t.copy.taskId} reveals />
    </span>
  );
}

/** The words for a task type: those of Docket, else those of the API, else its code. */
export function taskTypeText(t: Messages, taskType: string, description: string): string {
  return isTaskType(taskType) ? t.taskType[taskType] : description || taskType;
}

/** A task type in words, with its code as tooltip. */
export function TaskTypeLabel({ taskType, description }: { taskType: string; description: string }) {
  const { t } = useI18n();
  const text = taskTypeText(t, taskType, description);
  const title = [taskType, description].filter(Boolean).join('\n');
  if (isTaskType(taskType)) {
    return (
      <span title={title} className="block truncate">
        {text}
      </span>
    );
  }
  return (
    <span title={title} className="flex min-w-0 items-center gap-1.5">
      <span className="truncate">{text || '—'}</span>
      <UnknownChip />
    </span>
  );
}

/** The first eight and the last four characters of a long id. An id of up to 16 characters stays whole. */
export function shortId(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`;
}
