import { isBig } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { latePart } from '../parts/late-part.tsx';
import { useOperations } from '../record/use-record.ts';

/** Most visits have no big operation. The dialogs that start one load this code before it is needed. */
export const OperationBars = latePart(async () => (await import('./operation-bars.tsx')).OperationBars, {
  place: 'page',
});

/** The big operations that are under way, wait for a word, or have ended and not been dismissed. */
export function OperationList({ className }: { className: string }) {
  const { t } = useI18n();
  const operations = useOperations().filter(({ operation }) => isBig(operation));
  if (operations.length === 0) return null;
  return (
    <section aria-label={t.bulk.operations} className={`divide-y divide-line ${className}`}>
      <OperationBars operations={operations} />
    </section>
  );
}
