import { latePart } from '../parts/late-part.tsx';
import type { useAcknowledging } from './use-acknowledging.ts';
import type { useCapturing } from './use-capturing.ts';

const AcknowledgeDialog = latePart(async () => (await import('./acknowledge-dialog.tsx')).AcknowledgeDialog, {
  place: 'middle',
  close: ({ onCancel }) => onCancel,
});
const CaptureDialog = latePart(async () => (await import('./capture-dialog.tsx')).CaptureDialog, {
  place: 'middle',
  close: ({ onCancel }) => onCancel,
});

interface AcknowledgeDialogsProps {
  readonly acknowledging: ReturnType<typeof useAcknowledging>;
  /** Only where all that match can be acknowledged. */
  readonly capturing?: ReturnType<typeof useCapturing>;
}

/** The dialog before several results, and the one before a frozen list. Their code is loaded when one is shown. */
export function AcknowledgeDialogs({ acknowledging, capturing }: AcknowledgeDialogsProps) {
  const { session, question } = acknowledging;
  if (!session) return null;
  return (
    <>
      {question && (
        <AcknowledgeDialog
          rows={question.rows}
          notShown={question.notShown}
          undoSeconds={session.undoSeconds}
          keepsValues={session.keepsTaskResult}
          isSending={acknowledging.isSending}
          onConfirm={(chosen) => acknowledging.submit(question.operationId, chosen)}
          onCancel={acknowledging.cancel}
        />
      )}
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
