import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Operation } from '../../contract/acknowledgement.ts';
import { resultStates } from '../../contract/result-state.ts';
import { hasEnded, hasTrouble } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import type { KnownOperation } from '../record/record.ts';
import { useUndo } from '../record/use-operations.ts';
import { useOverdue } from '../record/use-overdue.ts';
import { useFollowing } from '../record/use-record.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ErrorDetails } from '../ui/error-panel.tsx';
import { errorBody, inWords, notUndoneTitle } from '../ui/error-words.ts';
import { useNextFocus } from '../ui/focus.ts';
import { useSecondsUntil } from '../ui/ticker.ts';
import { useToasts } from '../ui/toasts.ts';
import { OperationControls } from './operation-controls.tsx';
import { operationSubject, operationWords } from './operation-words.ts';

const GOOD_NEWS_MS = 6_000;

/** True when something was refused or failed; false when it is only unclear, or was certainly not sent. */
function hasFailure({ counts, error }: Operation): boolean {
  return error !== undefined || resultStates.count(counts, 'sentInVain') > 0;
}

/** One small operation, from the undo window to its outcome. */
export function OperationToast({ tracked }: { tracked: KnownOperation }) {
  const { t } = useI18n();
  const following = useFollowing();
  const { operation } = tracked;
  const isTroubled = hasTrouble(operation);
  const tone = hasFailure(operation) ? 'border-bad text-bad' : 'border-waiting text-waiting';
  const isOver = hasEnded(operation.state);
  const overdue = useOverdue(operation.state === 'pending' ? tracked.deadline : undefined);
  useEffect(() => {
    if (!isOver || isTroubled) return;
    const timer = setTimeout(() => following.forget(operation.id), GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [isOver, isTroubled, following, operation.id]);

  return (
    <div
      className={`flex min-h-10 max-w-[min(560px,100%)] items-center gap-3 rounded-xl pr-1.5 pl-3.5 shadow-pop ${
        isTroubled ? `border bg-surface py-1.5 ${tone}` : 'bg-toast text-toast-text'
      }`}
    >
      <div className="min-w-0 py-1 font-medium last:pr-2">
        <p>
          {overdue === 'lost'
            ? t.acknowledge.toast.lost(operationSubject(t, operation, 'pending'))
            : operationWords(t, operation).join(' · ')}
        </p>
        {tracked.retryAt !== undefined && <Throttled retryAt={tracked.retryAt} />}
        {operation.error && (
          <>
            <p className="font-normal break-words text-text">{inWords(t, operation.error).message}</p>
            <ErrorDetails error={operation.error} className="mt-1 font-normal text-muted" />
          </>
        )}
      </div>
      {operation.state === 'pending' && !overdue && <UndoAll tracked={tracked} />}
      {(operation.state === 'paused' || tracked.retryAt !== undefined) && (
        <OperationControls operation={operation} look={isTroubled ? undefined : 'plain'} />
      )}
      {isOver && (
        <IconButton
          label={t.errors.dismiss}
          onClick={() => following.forget(operation.id)}
          variant={isTroubled ? 'ghost' : 'plain'}
          size="small-square"
        >
          <X aria-hidden size={15} />
        </IconButton>
      )}
    </div>
  );
}

function Throttled({ retryAt }: { retryAt: number }) {
  const { t } = useI18n();
  return <p className="font-normal">{t.bulk.throttled(useSecondsUntil(retryAt))}</p>;
}

function UndoAll({ tracked }: { tracked: KnownOperation }) {
  const { ids, deadline } = tracked;
  const { t } = useI18n();
  const toasts = useToasts();
  const undo = useUndo();
  const seconds = useSecondsUntil(deadline);
  const button = useRef<HTMLButtonElement>(null);
  const firstId = ids[0];
  useNextFocus(button, () => {
    const row = firstId && document.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(firstId)}"]`);
    return row || document.querySelector<HTMLElement>('h1');
  });
  const run = () =>
    undo.mutate(
      { operationId: tracked.operation.id },
      {
        onError: (error) => toasts.alert({ title: notUndoneTitle(t, error), error: errorBody(t, error) }),
      },
    );
  return (
    <Button
      ref={button}
      variant="plain"
      size="small"
      className="text-toast-action"
      isDisabled={undo.isPending}
      onClick={run}
      aria-keyshortcuts="u"
      aria-label={t.acknowledge.undo}
    >
      {t.acknowledge.undo}
      <span aria-hidden>· {t.time.seconds(seconds)}</span>
    </Button>
  );
}
