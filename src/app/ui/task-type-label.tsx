import { isTaskType } from '../../contract/task-type.ts';
import type { Messages } from '../i18n/en.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { UnknownChip } from './unknown-chip.tsx';

/** The words for a task type: ours, else the API's own, else its code. */
export function taskTypeText(t: Messages, taskType: string, description: string): string {
  return isTaskType(taskType) ? t.taskType[taskType] : description || taskType;
}

/** A task type in words, its code in the tooltip. */
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
