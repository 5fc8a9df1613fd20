/** A value that can be bound to a statement. Booleans are left out: libsql aborts the process when one is bound. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/**
 * SQLite, as the ledger and the emulator use it. Synchronous. Every method throws the error of the engine
 * (`SqliteError` with a `code` such as SQLITE_FULL, SQLITE_READONLY, SQLITE_CONSTRAINT_UNIQUE), and a TypeError for a
 * value that is no {@link SqlValue}.
 */
export interface Database {
  /** Runs statements that have no parameters and return no rows: schema, pragmas. */
  exec(sql: string): void;
  /** Runs one statement. Returns how many rows it changed. */
  run(sql: string, ...params: SqlValue[]): number;
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...params: SqlValue[]): Row[];
  /** Runs all of `run` or, if it throws, none of it. Cannot be nested. */
  transaction<Answer>(run: () => Answer): Answer;
  close(): void;
}
