/** How far a record had come: what a later look at its file must find at least. */
export interface Extent {
  /** Transactions that started an operation or claimed results for sending; never gets smaller. */
  readonly commits: number;
  /** Results under operations. */
  readonly results: number;
  readonly lastOperation: string | null;
}

/**
 * The file behind the record, seen from outside the engine: a file can be moved, replaced, overwritten or cut short
 * while a process writes to it, and then what is committed is kept nowhere.
 */
export interface RecordFile {
  /** Throws `RecordLost` unless the path still holds the file that was opened, as this process has left it. */
  prove(): void;
  /** The extent that was noted last, by this process or an earlier one; undefined when none was. */
  noted(): Extent | undefined;
  /**
   * Notes an extent durably, outside the file. Call it after the commit it tells of, so that a crash between the two
   * leaves a note of less than there is, never of more.
   */
  note(extent: Extent): void;
}
