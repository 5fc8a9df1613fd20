import type { Operation } from '../../contract/acknowledgement.ts';
import { useTracker } from '../api/live.ts';
import { isUnfinished } from '../api/poll-schedule.ts';
import { useControl, useUndo } from '../api/use-operations.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { errorBody } from '../ui/error-words.ts';
import { useToasts } from '../ui/toasts.ts';

/** What can be done with an operation in its state. */
export function OperationControls({ operation }: { operation: Operation }) {
  const { t } = useI18n();
  const toasts = useToasts();
  const tracker = useTracker();
  const control = useControl();
  const undo = useUndo();
  const { id: operationId, state } = operation;
  const isBusy = control.isPending || undo.isPending;
  const onError = (error: Error) => toasts.alert({ title: t.bulk.notControlled, error: errorBody(t, error) });
  const button = (name: 'pause' | 'resume' | 'stop', variant: 'primary' | 'secondary' | 'ghost') => (
    <Button
      key={name}
      size="small"
      variant={variant}
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
    // All of it was refused: it may be tried again once the reason is mended.
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
        const onSuccess = () => tracker.forget(operationId);
        control.mutate({ operationId, control: 'dismiss' }, { onError, onSuccess });
      }}
    >
      {t.bulk.leave}
    </Button>,
  ];
}
