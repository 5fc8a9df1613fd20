type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

/** The names whose row has one trait. */
type NameWith<Table extends Record<string, string>, Trait> = {
  [Name in keyof Table & string]: Trait extends Words<Table[Name]> ? Name : never;
}[keyof Table & string];

/**
 * Answers questions about a table of states, so that no other file lists states. Each state has its traits in one text,
 * with blanks between them. Every list has the order of the table.
 */
export function traitTable<const Table extends Record<string, string>>(table: Table) {
  type Name = keyof Table & string;
  type Trait = Exclude<Words<Table[Name]>, ''>;
  const all = Object.keys(table) as Name[];
  /** False also for a state that a newer server names and this table does not. */
  const has = <T extends Trait>(state: Name | undefined, trait: T): state is NameWith<Table, T> =>
    state !== undefined && ` ${table[state]} `.includes(` ${trait} `);
  return {
    /** Every state. */
    all,
    has,
    /** The states that have a trait. */
    with: <T extends Trait>(trait: T): NameWith<Table, T>[] => all.filter((state) => has(state, trait)),
    /** The sum of numbers per state, over the states that have a trait. */
    count: (counts: Readonly<Partial<Record<Name, number>>>, trait: Trait): number =>
      all.reduce((sum, state) => sum + (has(state, trait) ? (counts[state] ?? 0) : 0), 0),
  };
}
