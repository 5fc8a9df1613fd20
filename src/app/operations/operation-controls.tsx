import { mutationOptions, useMutation } from '@tanstack/react-query';
import type { Operation } from '../../contract/acknowledgement.ts';
import { controlUrl, type OperationControl } from '../../contract/routes.ts';
import { postJson } from '../api/client.ts';
import { ONCE } from '../api/mutations.ts';
import { isUnfinished } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { useUndo } from '../record/use-operations.ts';
import { useFollowing } from '../record/use-record.ts';
import { Button } from '../ui/button.tsx';
import { errorBody } from '../ui/error-words.ts';
import { useToasts } from '../ui/toasts.ts';

/** Pauses, resumes, stops or dismisses an operation. */
const controlMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationFn: ({ operationId, control }: { operationId: string; control: OperationControl }) =>
      postJson<{ operation: Operation }>(controlUrl(operationId, control), {}).then(
        ({ operation }) => operation,
      ),
  });

interface OperationControlsProps {
  readonly operation: Operation;
  /** `plain` on a toast, which has a colour of its own. */
  readonly look?: 'plain' | undefined;
}

/** The controls of an operation in its state. */
export function OperationControls({ operation, look }: OperationControlsProps) {
  const { t } = useI18n();
  const toasts = useToasts();
  const following = useFollowing();
  const control = useMutation({ ...controlMutation(), onSuccess: following.changed });
  const undo = useUndo();
  const { id: operationId, state } = operation;
  const isBusy = control.isPending || undo.isPending;
  const onError = (error: Error) => toasts.alert({ title: t.bulk.notControlled, error: errorBody(t, error) });
  const button = (name: 'pause' | 'resume' | 'stop', variant: 'primary' | 'secondary' | 'ghost') => (
    <Button
      key={name}
      size="small"
      variant={look ?? variant}
      className={look && 'text-toast-action'}
      isDisabled={isBusy}
      onClick={() => control.mutate({ operationId, control: name }, { onError })}
    >
      {t.bulk[name]}
    </Button>
  );

  if (state === 'pending') {
    return (
      <Button size="small" isDisabled={isBusy} onClick={() => undo.mutate({ operationId }, { onError })}>
        {t.acknowledge.undo}
      </Button>
    );
  }
  if (state === 'sending') return [button('pause', 'secondary'), button('stop', 'ghost')];
  if (state === 'paused') return [button('resume', 'primary'), button('stop', 'ghost')];
  if (!isUnfinished(operation)) {
    // All of it was refused. It can be tried again when the reason is gone.
    return state === 'stopped' && operation.error ? button('resume', 'secondary') : null;
  }
  return [
    button('resume', 'primary'),
    <Button
      key="leave"
      size="small"
      variant="ghost"
      isDisabled={isBusy}
      onClick={() => {
        const onSuccess = () => following.forget(operationId);
        control.mutate({ operationId, control: 'dismiss' }, { onError, onSuccess });
      }}
    >
      {t.bulk.leave}
    </Button>,
  ];
}
