import { Archive, SearchX } from 'lucide-react';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface NoRecordsProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Drawn in place of rows: nothing was acknowledged yet, or nothing fits the filters. */
export function NoRecords({ isFiltered, onClear }: NoRecordsProps) {
  const { t } = useI18n();
  if (!isFiltered) {
    return (
      <EmptyState icon={<Archive aria-hidden size={18} />} title={t.ledger.empty} hint={t.ledger.emptyHint} />
    );
  }
  return (
    <EmptyState icon={<SearchX aria-hidden size={18} />} title={t.ledger.noMatch}>
      <Button onClick={onClear}>{t.results.clearFilters}</Button>
    </EmptyState>
  );
}
