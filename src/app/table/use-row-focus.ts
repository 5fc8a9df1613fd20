import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useShortcuts } from '../ui/shortcuts.tsx';

interface RowFocusOptions {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly ids: readonly string[];
  /** The row that is open in a drawer. */
  readonly openedId: string | undefined;
  readonly onToggle: ((index: number, isSelected: boolean | undefined, isRange: boolean) => void) | undefined;
}

interface LastFocus {
  id: string;
  index: number;
  control: string | undefined;
}

/** The element that gets the focus when no row is left. */
const HEADING = 'h1';

/**
 * Moves the focus by row with j and k, and selects with x and Shift+X. The focus is never lost: when its row leaves,
 * the next row gets it (or the checkbox of that row, if the checkbox had it), else the previous row, else the heading
 * of the page.
 */
export function useRowFocus({ body, ids, openedId, onToggle }: RowFocusOptions) {
  const last = useRef<LastFocus>(undefined);
  const wanted = useRef<number>(undefined);

  const rowAt = (index: number) => body.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
  const focusRow = (index: number) => {
    if (index < 0 || index >= ids.length) return;
    const row = rowAt(index);
    if (row) {
      row.focus();
      return;
    }
    // The row is not drawn: scroll there, and focus it when it is.
    wanted.current = index;
    const section = body.current;
    const first = section?.querySelector('tr[data-row-id]');
    if (!section || !first) return;
    const top = section.getBoundingClientRect().top + window.scrollY;
    window.scrollTo({ top: top + index * first.getBoundingClientRect().height - window.innerHeight / 2 });
  };
  const current = () => {
    const index = last.current ? ids.indexOf(last.current.id) : -1;
    return index >= 0 ? index : undefined;
  };
  const toggleCurrent = (isRange: boolean) => {
    const index = current();
    if (index !== undefined) onToggle?.(index, undefined, isRange);
  };

  /** The first and the last row in the window. */
  const inSight = () => {
    const head = body.current?.parentElement?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr[data-row-id]') ?? [])].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= Math.max(0, head) && bottom <= window.innerHeight;
    });
    return [rows[0], rows.at(-1)].map((row) => row && Number(row.dataset.index));
  };
  /** The next row. If the reader has scrolled away from it, or if there is none yet, a row in the window. */
  const step = (by: 1 | -1) => {
    const [first = 0, last = 0] = inSight();
    const index = current();
    const isNear = index !== undefined && index >= first - 1 && index <= last + 1;
    const next = isNear ? index + by : by > 0 ? first : last;
    focusRow(Math.min(Math.max(next, 0), ids.length - 1));
  };

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    ...(onToggle && { x: () => toggleCurrent(false), X: () => toggleCurrent(true) }),
  });

  useLayoutEffect(() => {
    if (wanted.current !== undefined) {
      const row = rowAt(wanted.current);
      if (row) {
        wanted.current = undefined;
        row.focus({ preventScroll: true });
      }
    }
    const before = last.current;
    if (!before || document.activeElement !== document.body || ids.includes(before.id)) return;
    const row = rowAt(before.index) ?? rowAt(ids.length - 1);
    // The action of a row does not keep the focus: Enter, meant for the Undo of this row, would acknowledge the next
    // one.
    const control = before.control === 'select' && row?.querySelector<HTMLElement>(`[data-control="select"]`);
    (control || row || document.querySelector<HTMLElement>(HEADING))?.focus({ preventScroll: Boolean(row) });
  });

  // After the drawer returned the focus to its opener, which is another row after a step, and nothing after a deep
  // link.
  const openedBefore = useRef(openedId);
  useEffect(() => {
    const closed = openedId === undefined ? openedBefore.current : undefined;
    openedBefore.current = openedId;
    const index = closed === undefined ? -1 : ids.indexOf(closed);
    if (index >= 0 && !rowAt(index)?.contains(document.activeElement)) focusRow(index);
  });

  return {
    /** For the table body: keeps which row and control have the focus. */
    remember: (target: EventTarget) => {
      if (!(target instanceof HTMLElement)) return;
      const row = target.closest<HTMLElement>('tr[data-row-id]');
      if (!row?.dataset.rowId) return;
      const id = row.dataset.rowId;
      // A row that has the focus may have it from a control that left: the next row has that control.
      const inherited = target === row && last.current?.id === id ? last.current.control : undefined;
      last.current = { id, index: Number(row.dataset.index), control: target.dataset.control ?? inherited };
    },
    /** For the table body: the reader moved the focus away. */
    forget: (related: EventTarget | null) => {
      if (related instanceof HTMLElement && !body.current?.contains(related)) last.current = undefined;
    },
  };
}
