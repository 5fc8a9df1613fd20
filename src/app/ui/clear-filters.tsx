import { useI18n } from '../i18n/i18n.tsx';
import { Button } from './button.tsx';

interface ClearFiltersProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Clears all filters at once. Its room is kept while no filter is set, so that setting one moves nothing. */
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
