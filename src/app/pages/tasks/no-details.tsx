import { Link } from '@tanstack/react-router';
import { FileQuestion, SearchX } from 'lucide-react';
import { isBatchTaskId } from '../../../contract/batch.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/**
 * Drawn for a task that the API does not know. If the id is all digits, it may be the id of a DNS batch, and the text
 * says so.
 */
export function NoDetails({ taskNo }: { taskNo: string }) {
  const { t } = useI18n();
  const isBatch = isBatchTaskId(taskNo);
  return (
    <EmptyState
      icon={<FileQuestion aria-hidden size={18} />}
      title={t.tasks.empty}
      hint={isBatch ? t.tasks.emptyBatch : t.tasks.emptyHint}
    >
      {isBatch && (
        <Link to="/batches" search={{ taskId: taskNo }} className="font-medium text-accent hover:underline">
          {t.tasks.toBatches}
        </Link>
      )}
    </EmptyState>
  );
}

/** Drawn when no detail of the task fits the filters. */
export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const { t } = useI18n();
  return (
    <EmptyState icon={<SearchX aria-hidden size={18} />} title={t.tasks.noMatch}>
      <Button onClick={onClear}>{t.results.clearFilters}</Button>
    </EmptyState>
  );
}
