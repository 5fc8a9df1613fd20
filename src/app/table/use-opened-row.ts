import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../../contract/open-search.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { useToasts } from '../ui/toasts.ts';
import { useShownOrder } from './use-arranged.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Docket pushed this entry to open a drawer: the entry before it is the same page without the drawer. */
    isDrawer?: boolean;
    /** The id of the open row where an address cannot name it. */
    openUnnamed?: string;
  }
}

interface OpenedRowOptions<Row> {
  /** The name of the table that shows the rows: neighbours are those that stand beside each other there. */
  readonly table: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** True when `rows` are the ones that the address asks for, and no others are on their way. */
  readonly isSettled: boolean;
}

/**
 * The row that is open in a drawer, and its neighbours. The address names it as `?open=`. Opening adds one history entry, so
 * that Back closes the drawer; a step to a neighbour replaces that entry. A row that leaves the list stays open as it was;
 * one that was never in it is dropped from the address, and a message says so.
 */
export function useOpenedRow<Row>({ table, idOf, isSettled, ...given }: OpenedRowOptions<Row>) {
  const rows = useShownOrder(table, given.rows);
  const { t } = useI18n();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { history } = useRouter();
  const named = useSearch({ strict: false, select: (search) => search.open });
  const unnamed = useLocation({ select: ({ state }) => state.openUnnamed });
  const id = named ?? unnamed;
  const found = id === undefined ? -1 : rows.findIndex((row) => idOf(row) === id);
  const shown = rows[found];

  const [seen, setSeen] = useState<{ readonly row: Row; readonly index: number }>();
  if (shown !== undefined && (seen?.row !== shown || seen.index !== found))
    setSeen({ row: shown, index: found });
  const last = seen && idOf(seen.row) === id ? seen : undefined;
  const row = shown ?? last?.row;
  const index = found >= 0 ? found : (last?.index ?? 0);

  const isMissing = id !== undefined && row === undefined && isSettled;
  useEffect(() => {
    if (!isMissing) return;
    toasts.alert({ title: t.table.notOnPage });
    void navigate({
      to: '.',
      search: (now) => ({ ...now, open: undefined }),
      replace: true,
      resetScroll: false,
    });
  }, [isMissing, navigate, toasts, t]);

  const show = (next: Row) => {
    const nextId = idOf(next);
    const open = addressOf(nextId);
    const isOpen = id !== undefined;
    void navigate({
      to: '.',
      search: (now) => ({ ...now, open }),
      state: ({ isDrawer }) => ({
        ...((isDrawer || !isOpen) && { isDrawer: true }),
        ...(open === undefined && { openUnnamed: nextId }),
      }),
      replace: isOpen,
      resetScroll: false,
    });
  };
  const to = (next: number) => {
    const neighbour = rows[next];
    return neighbour === undefined ? undefined : () => show(neighbour);
  };
  const isLeaving = useRef(false);
  useEffect(() => {
    if (id === undefined) isLeaving.current = false;
  }, [id]);
  const close = () => {
    if (!history.location.state.isDrawer) {
      void navigate({
        to: '.',
        search: (now) => ({ ...now, open: undefined }),
        replace: true,
        resetScroll: false,
      });
      return;
    }
    // Going back takes a moment: a second press must not go back twice.
    if (isLeaving.current) return;
    isLeaving.current = true;
    history.back();
  };
  return {
    row,
    /** The id of `row`. */
    id: row === undefined ? undefined : id,
    open: show,
    controls: {
      onPrevious: to(index - 1),
      // Where a row has left, the one that took its place is next.
      onNext: to(found >= 0 ? index + 1 : index),
      onClose: close,
    },
  };
}
