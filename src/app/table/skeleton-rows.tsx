import type { Column } from './column.ts';

const ROWS = 14;
/** Widths in percent that look like text of different lengths. */
const WIDTHS = [62, 78, 54, 86, 70, 48, 74];

/** Rows to be: they hold the place of the first answer, so that nothing jumps when it comes. */
export function SkeletonRows<Row>({
  columns,
  hasCheckbox,
}: {
  columns: readonly Column<Row>[];
  hasCheckbox: boolean;
}) {
  return Array.from({ length: ROWS }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
    <tr key={row} aria-hidden data-skeleton style={{ opacity: 1 - row / (ROWS + 2) }}>
      {hasCheckbox && (
        <td data-place="check">
          <span className="block size-[15px] rounded bg-raised" />
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.id}
          data-place={column.card ?? 'none'}
          data-hides={column.hidesBelow}
          data-stand-in={column.isStandIn || undefined}
        >
          {!column.isHeaderHidden && (
            <span
              className="block h-2.5 rounded-full bg-pressed motion-safe:animate-breathe"
              style={{ width: `${WIDTHS[(row * 3 + index * 5) % WIDTHS.length]}%` }}
            />
          )}
        </td>
      ))}
    </tr>
  ));
}
