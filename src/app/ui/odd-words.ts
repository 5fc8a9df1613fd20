import type { OddValues } from '../../contract/task-detail.ts';
import type { Messages } from '../i18n/en.ts';

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
