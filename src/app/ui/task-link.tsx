import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n.tsx';
import { CopyButton } from './copy-button.tsx';
import { shortId } from './short-id.ts';

/** A task's id, short, leading to its details, with a way to copy it whole. */
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
