/**
 * The rows a reader has chosen, by id, with the copy that was chosen. It lives outside the table and outlasts refresh,
 * paging and filters: a row that is not shown stays chosen until it is handled or the choice is cleared.
 */
export interface Selection<Row> {
  rows(): ReadonlyMap<string, Row>;
  has(id: string): boolean;
  /** Chooses or drops rows. */
  set(rows: ReadonlyMap<string, Row>, isSelected: boolean): void;
  remove(ids: Iterable<string>): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** An empty choice; `remove` and `clear` tell nobody when nothing was dropped. */
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

/** What the header checkbox says of the rows it speaks for. */
export function headerState(selectable: number, selected: number): 'none' | 'some' | 'all' {
  if (selected === 0) return 'none';
  return selected === selectable ? 'all' : 'some';
}

/** The indices of a range chosen with Shift, in either direction, ends included. */
export function rangeBetween(anchor: number, target: number): number[] {
  const from = Math.min(anchor, target);
  return Array.from({ length: Math.abs(anchor - target) + 1 }, (_, offset) => from + offset);
}
