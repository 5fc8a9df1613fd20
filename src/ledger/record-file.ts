/** How much a record holds: its file must hold at least as much when it is opened later. */
export interface Extent {
  /** The number of transactions that started an operation or claimed results. It never falls. */
  readonly commits: number;
  /** The number of results of operations. */
  readonly results: number;
  readonly lastOperation: string | null;
}

/**
 * The file of the record, seen from outside SQLite. A file can be moved, replaced, overwritten or cut short while a
 * process writes to it, and then nothing that is committed is kept.
 */
export interface RecordFile {
  /**
   * Throws `RecordLost` unless the path still holds the file that was opened, unchanged since the last write of this
   * process.
   */
  prove(): void;
  /** The extent that this process or an earlier one noted last; undefined if there is none. */
  noted(): Extent | undefined;
  /**
   * Writes an extent to disk, outside the file. Call it after the commit that it describes: a crash between the two
   * leaves a note of less than there is, never of more.
   */
  note(extent: Extent): void;
}
