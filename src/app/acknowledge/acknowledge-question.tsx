import type { Session } from '../../contract/session.ts';
import { latePart } from '../parts/late-part.tsx';
import type { useAcknowledging } from './use-acknowledging.ts';

const AcknowledgeDialog = latePart(async () => (await import('./acknowledge-dialog.tsx')).AcknowledgeDialog, {
  place: 'middle',
  close: ({ onCancel }) => onCancel,
});

interface AcknowledgeQuestionProps {
  readonly session: Session;
  readonly acknowledging: ReturnType<typeof useAcknowledging>;
}

/** The dialog that asks before results are acknowledged, while there is something to ask. Its code is loaded then. */
export function AcknowledgeQuestion({ session, acknowledging }: AcknowledgeQuestionProps) {
  const { question } = acknowledging;
  if (!question) return null;
  return (
    <AcknowledgeDialog
      rows={question.rows}
      notShown={question.notShown}
      undoSeconds={session.undoSeconds}
      keepsValues={session.keepsTaskResult}
      isSending={acknowledging.isSending}
      onConfirm={(chosen) => acknowledging.submit(question.operationId, chosen)}
      onCancel={acknowledging.cancel}
    />
  );
}
