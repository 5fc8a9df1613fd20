import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { type TableSelection, useSelectableCounts } from '../table/row-marks.ts';
import { Button } from '../ui/button.tsx';

interface SelectAllMatchingProps {
  readonly choice: TableSelection<TaskResult>;
  readonly shown: readonly TaskResult[];
  readonly totalItems: number;
  readonly blocked: string | undefined;
  readonly onSelect: () => void;
}

const idOf = (row: TaskResult) => row.taskDetailNo;

/** The second step, once the whole page is chosen: all results that match, not only the ones in sight. */
export function SelectAllMatching({ choice, shown, totalItems, blocked, onSelect }: SelectAllMatchingProps) {
  const { t } = useI18n();
  const { selectable, selected } = useSelectableCounts(choice, shown, idOf);
  if (selectable === 0 || selected < selectable || totalItems <= shown.length) return null;
  return (
    <Button
      variant="link"
      size="small"
      className="px-1!"
      isDisabled={blocked !== undefined}
      title={blocked}
      aria-label={t.bulk.selectAll(totalItems)}
      onClick={onSelect}
    >
      <span className="max-sm:hidden">{t.bulk.selectAll(totalItems)}</span>
      <span className="sm:hidden">{t.bulk.selectAllShort(totalItems)}</span>
    </Button>
  );
}
