import { type ReactNode, useSyncExternalStore } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { type TableSelection, useSelectableCounts } from '../table/row-marks.ts';
import { Button } from '../ui/button.tsx';
import { useSelectedResults } from './contexts.ts';
import { notShown, summarise } from './selection-summary.ts';

interface SelectionStripProps {
  readonly shown: readonly TaskResult[];
  readonly blocked: string | undefined;
  readonly isBusy: boolean;
  readonly onAcknowledge: (rows: readonly TaskResult[]) => void;
  /** A wider choice, shown beside the selection. */
  readonly wider?: ReactNode;
}

/** The selection and its actions. It covers the line of column names, so that no row moves. */
export function SelectionStrip({ shown, blocked, isBusy, onAcknowledge, wider }: SelectionStripProps) {
  const { t } = useI18n();
  const selection = useSelectedResults();
  const chosen = useSyncExternalStore(selection.subscribe, selection.rows, selection.rows);
  if (chosen.size === 0) return null;
  const rows = [...chosen.values()];
  const { succeeded, failed, other } = summarise(rows);
  const hidden = notShown(rows, shown).length;
  return (
    <div className="selection-strip">
      <section aria-label={t.acknowledge.selected(rows.length)}>
        <p className="min-w-0 truncate">
          <strong className="font-semibold max-[440px]:hidden">{t.acknowledge.selected(rows.length)}</strong>
          <span className="text-muted">
            <span className="max-[440px]:hidden">
              {` (${t.acknowledge.split(succeeded.length, failed.length, other)})`}
            </span>
            {hidden > 0 && ` · ${t.acknowledge.notShown(hidden)}`}
          </span>
        </p>
        {wider}
        <span className="ml-auto flex shrink-0 items-center gap-1">
          <Button variant="ghost" size="small" aria-keyshortcuts="Escape" onClick={() => selection.clear()}>
            {t.acknowledge.clear}
          </Button>
          <Button
            variant="primary"
            size="small"
            isDisabled={blocked !== undefined || isBusy}
            title={blocked}
            aria-keyshortcuts="a"
            onClick={() => onAcknowledge(rows)}
          >
            {t.acknowledge.buttonCount(rows.length)}
            <kbd
              aria-hidden
              className="rounded border border-current/40 px-1 font-sans text-[10.5px] leading-[14px] max-sm:hidden"
            >
              A
            </kbd>
          </Button>
        </span>
      </section>
    </div>
  );
}

interface SelectAllMatchingProps {
  readonly choice: TableSelection<TaskResult>;
  readonly shown: readonly TaskResult[];
  readonly totalItems: number;
  readonly blocked: string | undefined;
  readonly onSelect: () => void;
}

const idOf = (row: TaskResult) => row.taskDetailNo;

/** The second step, when the whole page is selected: all results that match, not only those on the page. */
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
