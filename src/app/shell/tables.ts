import { TABLES_COOKIE } from '../../contract/preferences.ts';
import { keepCookie } from '../environment.ts';
import { findReason } from '../parts/find-reason.ts';
import { latePart } from '../parts/late-part.tsx';
import { createPart } from '../parts/part.ts';
import { partTroubles } from '../parts/part-troubles.ts';
import { readArrangements, writeArrangements } from '../table/arrangement.ts';
import type { Tables } from '../table/use-arranged.ts';

const code = createPart(() => import('../table/arrange.ts'), findReason);

/** The dialog comes with the code: each choice in it is made from what the one before has made. */
const ColumnsDialog = latePart(
  async () => {
    const [dialog] = await Promise.all([import('../table/columns-dialog.tsx'), code.load()]);
    return dialog.ColumnsDialog;
  },
  { place: 'middle', close: ({ onClose }) => onClose },
);

/**
 * What readers changed of the tables, from the text of the cookie that keeps it. The table library, which carries it out,
 * is loaded when something is changed for the first time; `ready` settles once it is there for what was changed before,
 * or cannot be loaded.
 */
export function createTables(kept: string): Tables & { readonly ready: Promise<unknown> } {
  const listeners = new Set<() => void>();
  const orders = new Map<string, ReadonlyMap<object, number>>();
  const publish = () => {
    for (const listener of listeners) listener();
  };
  const arrangements = readArrangements(kept);
  const ready = arrangements.size > 0 ? code.load().catch(() => undefined) : Promise.resolve();
  return {
    ready,
    arrangement: (table) => code.loaded() && arrangements.get(table),
    arrange(table, change) {
      void partTroubles.use(code, () => {
        const next = { ...arrangements.get(table), ...change };
        if (next.sort || next.columns) arrangements.set(table, next);
        else arrangements.delete(table);
        keepCookie(TABLES_COOKIE, writeArrangements(arrangements));
        publish();
      });
    },
    code: code.loaded,
    show(table, rows) {
      if (rows) orders.set(table, new Map(rows.map((row, place) => [row, place])));
      else if (!orders.delete(table)) return;
      publish();
    },
    shown: (table) => orders.get(table),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    ColumnsDialog,
  };
}
