import { useEffect } from 'react';
import type { Session } from '../../contract/session.ts';
import { latePart } from '../parts/late-part.tsx';
import { AcknowledgeQuestion } from './acknowledge-question.tsx';
import { OperationBars } from './operation-list.tsx';
import type { useAcknowledging } from './use-acknowledging.ts';
import type { useCapturing } from './use-capturing.ts';

const CaptureDialog = latePart(async () => (await import('./capture-dialog.tsx')).CaptureDialog, {
  place: 'middle',
  close: ({ onCancel }) => onCancel,
});

interface AcknowledgeDialogsProps {
  readonly session: Session | undefined;
  readonly acknowledging: ReturnType<typeof useAcknowledging>;
  /** Where all that match can be acknowledged. */
  readonly capturing?: ReturnType<typeof useCapturing>;
}

/** The question before several results, and the one before a frozen list; their code comes when one is asked. */
export function AcknowledgeDialogs({ session, acknowledging, capturing }: AcknowledgeDialogsProps) {
  const isAsked = Boolean(acknowledging.question ?? capturing?.asked);
  useEffect(() => {
    // What is confirmed here may be shown as a bar with Undo for some seconds: its code is there by then.
    if (isAsked) void OperationBars.preload();
  }, [isAsked]);
  if (!session) return null;
  return (
    <>
      <AcknowledgeQuestion session={session} acknowledging={acknowledging} />
      {capturing?.asked && (
        <CaptureDialog
          captureId={capturing.captureId}
          expected={capturing.asked.expected}
          error={capturing.error}
          isUnsure={capturing.isUnsure}
          undoSeconds={session.undoSeconds}
          keepsValues={session.keepsTaskResult}
          isSending={capturing.isSending}
          onConfirm={capturing.confirm}
          onAgain={capturing.again}
          onCancel={capturing.cancel}
        />
      )}
    </>
  );
}
