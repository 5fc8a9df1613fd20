import { ArrowDown, ArrowUp } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { columnsAtFirst, isAlwaysShown, isFixed } from './arrangement.ts';
import { type ColumnsDialogProps, useArrangement, useTables } from './use-arranged.ts';

const ICON = { size: 14, 'aria-hidden': true } as const;

/** Which columns a table shows, and in which order. Each change is kept at once. */
export function ColumnsDialog({ table, columns, onClose }: ColumnsDialogProps) {
  const { t } = useI18n();
  const tables = useTables();
  const arrangement = useArrangement(table);
  const movable = columns.filter((column) => !isFixed(column));
  const known = (arrangement?.columns ?? []).flatMap(
    (id) => movable.find((column) => column.id === id) ?? [],
  );
  const chosen = known.length > 0 ? known : columnsAtFirst(movable);
  const shown = [...chosen, ...movable.filter((column) => isAlwaysShown(column) && !chosen.includes(column))];
  const keep = (ids: readonly string[] | undefined) => tables.arrange(table, { columns: ids });
  const ids = shown.map(({ id }) => id);
  const move = (from: number, to: number) => {
    const next = ids.toSpliced(from, 1);
    keep(next.toSpliced(to, 0, ids[from] ?? ''));
  };
  const hidden = movable.filter((column) => !shown.includes(column));
  return (
    <Dialog title={t.table.columns} onClose={onClose}>
      <ul className="-mx-1 grid gap-y-0.5 overflow-y-auto px-1">
        {[...shown, ...hidden].map((column, position) => {
          const name = column.header(t);
          const isShown = position < shown.length;
          return (
            <li
              key={column.id}
              className="flex min-h-8 items-center gap-1 border-b border-line last:border-0"
            >
              <label className="mr-auto flex items-center gap-2 py-1">
                <input
                  type="checkbox"
                  className="checkbox"
                  checked={isShown}
                  disabled={isAlwaysShown(column)}
                  onChange={() => keep(isShown ? ids.filter((id) => id !== column.id) : [...ids, column.id])}
                />
                {name}
              </label>
              {isShown && (
                <>
                  <IconButton
                    label={t.table.moveUp(name)}
                    size="small-square"
                    isDisabled={position === 0}
                    onClick={() => move(position, position - 1)}
                  >
                    <ArrowUp {...ICON} />
                  </IconButton>
                  <IconButton
                    label={t.table.moveDown(name)}
                    size="small-square"
                    isDisabled={position === shown.length - 1}
                    onClick={() => move(position, position + 1)}
                  >
                    <ArrowDown {...ICON} />
                  </IconButton>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="flex justify-end gap-2">
        <Button isDisabled={!arrangement?.columns} onClick={() => keep(undefined)}>
          {t.table.columnsAtFirst}
        </Button>
        <Button data-autofocus variant="primary" onClick={onClose}>
          {t.help.close}
        </Button>
      </div>
    </Dialog>
  );
}
