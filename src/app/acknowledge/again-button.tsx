import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Operation } from '../../contract/acknowledgement.ts';
import { acknowledgedOfQuery } from '../api/acknowledged-of.ts';
import { sessionQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { useAcknowledging } from './use-acknowledging.ts';
import { useAgain } from './use-again.ts';

const AcknowledgeDialog = lazy(() =>
  import('./acknowledge-dialog.tsx').then(({ AcknowledgeDialog }) => ({ default: AcknowledgeDialog })),
);

/** Acknowledges again what an operation has sent and is still in the queue. */
export function AgainButton({ operation }: { operation: Operation }) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const session = useQuery(sessionQuery()).data;
  const acknowledging = useAcknowledging(session);
  const { acknowledge, question, blocked } = acknowledging;
  const { again, isLooking } = useAgain(acknowledge);
  const count = operation.counts.not_acked ?? 0;
  if (count === 0) return null;
  return (
    <>
      <Button
        size="small"
        isDisabled={blocked !== undefined || isLooking}
        title={blocked}
        onClick={() => again(() => queryClient.fetchQuery(acknowledgedOfQuery(operation, 'not_acked')))}
      >
        {t.bulk.again(count)}
      </Button>
      {question && session && (
        <Suspense>
          <AcknowledgeDialog
            rows={question.rows}
            undoSeconds={session.undoSeconds}
            isSending={acknowledging.isSending}
            onConfirm={(rows) => acknowledging.submit(question.operationId, rows)}
            onCancel={acknowledging.cancel}
          />
        </Suspense>
      )}
    </>
  );
}
