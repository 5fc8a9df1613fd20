type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

/** The rows of a table that name one trait. */
type NameWith<Table extends Record<string, string>, Trait> = {
  [Name in keyof Table & string]: Trait extends Words<Table[Name]> ? Name : never;
}[keyof Table & string];

/**
 * Answers questions about a table of states, each with its traits in one text with blanks between, so that no other file
 * lists states. Every list it returns has the table's order.
 */
export function traitTable<const Table extends Record<string, string>>(table: Table) {
  type Name = keyof Table & string;
  type Trait = Exclude<Words<Table[Name]>, ''>;
  const all = Object.keys(table) as Name[];
  /** False too for a state that a later server may name and this table does not. */
  const has = <T extends Trait>(state: Name | undefined, trait: T): state is NameWith<Table, T> =>
    state !== undefined && ` ${table[state]} `.includes(` ${trait} `);
  return {
    /** Every state. */
    all,
    has,
    /** The states that have a trait. */
    with: <T extends Trait>(trait: T): NameWith<Table, T>[] => all.filter((state) => has(state, trait)),
    /** Of numbers per state, the sum over the states that have a trait. */
    count: (counts: Readonly<Partial<Record<Name, number>>>, trait: Trait): number =>
      all.reduce((sum, state) => sum + (has(state, trait) ? (counts[state] ?? 0) : 0), 0),
  };
}
