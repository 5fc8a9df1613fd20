import type { OddValues, TaskDetail } from '../../contract/task-detail.ts';
import type { Messages } from '../i18n/en.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { UnknownChip } from './status-label.tsx';

/** What an execution reported: a failure in red, a success quietly. One line, whole in the tooltip. */
export function Message({ text, isFailure }: { text: string; isFailure: boolean }) {
  return (
    <span data-fades title={text} className={`block truncate ${isFailure ? 'text-bad' : 'text-muted'}`}>
      {text || '—'}
    </span>
  );
}

/** Marks a row some of whose values came in a shape that no document lists; which they are stands in its tooltip. */
export function OddChip({ row }: { row: TaskDetail }) {
  const { t } = useI18n();
  if (!row.oddValues) return null;
  return <UnknownChip hint={[t.unknown.hint, ...oddWords(t, row.oddValues)].join('\n')} />;
}

/** The fields of a row that could not be read, by the names that the screen gives them, each with its value as JSON if it may be seen. */
export function oddWords(t: Messages, oddValues: OddValues): string[] {
  const { fields } = t.drawer;
  const names: Record<keyof OddValues, string> = {
    taskDetailNo: fields.taskDetailNo,
    taskNo: fields.taskNo,
    taskType: t.results.columns.taskType,
    taskTypeDescription: t.results.columns.taskType,
    status: t.results.columns.status,
    domainName: t.filter.domain,
    instanceId: fields.instanceId,
    createTime: fields.created,
    updateTime: fields.updated,
    tryCount: fields.retries,
    errorMsg: t.results.columns.message,
    failReason: t.drawer.reason,
    taskResult: fields.result,
  };
  return Object.entries(oddValues).map(([field, value]) => {
    const name = names[field as keyof OddValues];
    return value ? `${name}: ${value}` : name;
  });
}
