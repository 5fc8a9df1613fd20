/** What may be bound to a statement. A boolean is missing on purpose: binding one aborts libsql's whole process. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/**
 * The port through which ledger and emulator reach SQLite. Synchronous, as SQLite is. Every method throws what the
 * engine throws (`SqliteError` with a `code` such as SQLITE_FULL, SQLITE_READONLY, SQLITE_CONSTRAINT_UNIQUE), and a
 * TypeError for a value that is not an {@link SqlValue}.
 */
export interface Database {
  /** Runs statements without parameters or rows: schema, pragmas. */
  exec(sql: string): void;
  /** Runs one statement; the answer is how many rows it changed. */
  run(sql: string, ...params: SqlValue[]): number;
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...params: SqlValue[]): Row[];
  /** Everything inside happens or nothing does. May not be nested. */
  transaction<Answer>(run: () => Answer): Answer;
  close(): void;
}
