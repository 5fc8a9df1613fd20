import type { OddValues, TaskDetail } from '../../contract/task-detail.ts';
import type { Messages } from '../i18n/en.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { UnknownChip } from './status-label.tsx';

/** The message of an execution: red for a failure, plain for a success. One line, with the whole text as tooltip. */
export function Message({ text, isFailure }: { text: string; isFailure: boolean }) {
  return (
    <span data-fades title={text} className={`block truncate ${isFailure ? 'text-bad' : 'text-muted'}`}>
      {text || '—'}
    </span>
  );
}

/** Marks a row with values in a shape that no document lists. The tooltip names them. */
export function OddChip({ row }: { row: TaskDetail }) {
  const { t } = useI18n();
  if (!row.oddValues) return null;
  return <UnknownChip hint={[t.unknown.hint, ...oddWords(t, row.oddValues)].join('\n')} />;
}

/**
 * The fields of a row that could not be read, by their names on the screen, each with its value as JSON if it may be
 * shown.
 */
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
