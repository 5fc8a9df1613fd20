import { useTrackedOperations } from '../api/live.ts';
import { isBig } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { OperationBar } from './operation-bar.tsx';

/** The big operations that are under way, wait for a word, or have ended and not been dismissed. */
export function OperationList({ className }: { className: string }) {
  const { t } = useI18n();
  const operations = useTrackedOperations().filter(({ operation }) => isBig(operation));
  if (operations.length === 0) return null;
  return (
    <section aria-label={t.bulk.operations} className={`divide-y divide-line ${className}`}>
      {operations.map((tracked) => (
        <OperationBar key={tracked.operation.id} tracked={tracked} />
      ))}
    </section>
  );
}
