/**
 * The selected rows by id, each with its copy. The selection is outside the table and outlasts refresh, paging and
 * filters: a row that is not shown stays selected until it is acknowledged or the selection is cleared.
 */
export interface Selection<Row> {
  rows(): ReadonlyMap<string, Row>;
  has(id: string): boolean;
  /** Selects or unselects rows. */
  set(rows: ReadonlyMap<string, Row>, isSelected: boolean): void;
  remove(ids: Iterable<string>): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** Makes an empty selection. `remove` and `clear` notify nobody if nothing was removed. */
export function createSelection<Row>(): Selection<Row> {
  const listeners = new Set<() => void>();
  let chosen: ReadonlyMap<string, Row> = new Map();
  const publish = (next: ReadonlyMap<string, Row>) => {
    chosen = next;
    for (const listener of listeners) listener();
  };
  const remove = (ids: Iterable<string>) => {
    const next = new Map(chosen);
    for (const id of ids) next.delete(id);
    if (next.size !== chosen.size) publish(next);
  };
  return {
    rows: () => chosen,
    has: (id) => chosen.has(id),
    remove,
    clear: () => {
      if (chosen.size > 0) publish(new Map());
    },
    set: (rows, isSelected) => {
      if (isSelected) publish(new Map([...chosen, ...rows]));
      else remove(rows.keys());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The state of the checkbox in the header. */
export function headerState(selectable: number, selected: number): 'none' | 'some' | 'all' {
  if (selected === 0) return 'none';
  return selected === selectable ? 'all' : 'some';
}

/** The indices of a range that is selected with Shift, in either direction, with both ends. */
export function rangeBetween(anchor: number, target: number): number[] {
  const from = Math.min(anchor, target);
  return Array.from({ length: Math.abs(anchor - target) + 1 }, (_, offset) => from + offset);
}
