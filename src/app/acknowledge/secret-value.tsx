import { useMutation } from '@tanstack/react-query';
import { taskValueUrl } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { postJson } from '../api/client.ts';
import { ONCE } from '../api/mutations.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { errorBody } from '../ui/error-words.ts';
import { Field } from './drawer-fields.tsx';

/**
 * The value that a result carries, which may be a transfer code: masked until somebody asks for it, by one request. It is
 * held by this field alone and forgotten with it.
 */
export function SecretValue({ row }: { row: TaskDetail }) {
  const { t } = useI18n();
  const { fields } = t.drawer;
  const asking = useMutation({
    ...ONCE,
    gcTime: 0,
    mutationFn: () =>
      postJson<{ taskResult: string }>(taskValueUrl(row.taskDetailNo), { taskNo: row.taskNo }),
  });
  const shown = asking.data?.taskResult;
  if (!row.taskResult) return <Field name={fields.result} value="" />;
  if (shown !== undefined)
    return (
      <Field name={fields.result} value={shown}>
        <CopyButton text={shown} what={fields.result} />
      </Field>
    );
  return (
    <Field name={fields.result} value={row.taskResult} hint={fields.masked}>
      <Button size="small" isDisabled={asking.isPending} onClick={() => asking.mutate()}>
        {t.drawer.showValue}
      </Button>
      {asking.error && (
        <span role="alert" className="text-xs text-bad">
          {t.drawer.noValue(errorBody(t, asking.error).code)}
        </span>
      )}
    </Field>
  );
}
