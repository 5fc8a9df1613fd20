import { useI18n } from '../i18n/i18n.tsx';
import { Button } from './button.tsx';

interface ClearFiltersProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Clears all filters. Its space is reserved while no filter is set, so that nothing moves. */
export function ClearFilters({ isFiltered, onClear }: ClearFiltersProps) {
  const { t } = useI18n();
  return (
    <span data-reserves={t.filter.clearAll} className="reserves-button">
      {isFiltered && (
        <Button variant="ghost" onClick={onClear}>
          {t.filter.clearAll}
        </Button>
      )}
    </span>
  );
}
