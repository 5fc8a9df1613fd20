import type { Database, SqlValue } from '../../platform/database.ts';
import { chunks, type Portions } from '../portions.ts';
import { domainKey } from './domain-key.ts';
import type { NewBatch, NewDetail, NewTask } from './records.ts';
import { ADDED_COLUMNS, INDEXES, LATE_TABLE, TABLE_NAMES, TABLES, TALLIES } from './tables.ts';

/** Rows per INSERT: half the time of single rows, and far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 40;
/** Rows per transaction while filling, so that the journal stays small. */
const ROWS_PER_COMMIT = 50_000;

/** Rows that enter or leave the queue in one transaction: as many as one call may acknowledge. */
export const ROWS_PER_PORTION = 200;
const ACKNOWLEDGED_PER_PORTION = 1000;

/** The first place of the queue. Results can also arrive behind the oldest one. */
const FIRST_PLACE = 2 ** 24;

export type StoreWrites = ReturnType<typeof createWrites>;

/** The statements that change the tables. */
export function createWrites(db: Database) {
  /** Writes rows in their order. `toValues` returns one value for each column. */
  function insert<Row>(
    table: string,
    columns: number,
    rows: Iterable<Row>,
    toValues: (row: Row) => SqlValue[],
  ): void {
    const tuple = `(${Array(columns).fill('?').join(', ')})`;
    const one = `INSERT INTO ${table} VALUES ${tuple}`;
    const many = `${one}${`, ${tuple}`.repeat(ROWS_AT_ONCE - 1)}`;
    let pending: SqlValue[] = [];
    for (const row of rows) {
      pending.push(...toValues(row));
      if (pending.length < columns * ROWS_AT_ONCE) continue;
      db.run(many, ...pending);
      pending = [];
    }
    // The last rows are written one by one: every other number of rows would be another statement to keep.
    for (let at = 0; at < pending.length; at += columns) db.run(one, ...pending.slice(at, at + columns));
  }

  function lowestId(): number {
    return Math.min(0, db.get<{ id: number | null }>('SELECT min(id) AS id FROM detail')?.id ?? 0);
  }

  /** The newest place of the queue; for an empty queue the one before {@link FIRST_PLACE}. */
  function highestId(): number {
    const { id } = db.get<{ id: number | null }>('SELECT max(id) AS id FROM detail WHERE id > 0') ?? {};
    return id ?? FIRST_PLACE - 1;
  }

  return {
    fact(name: string): string | undefined {
      return db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value;
    },
    setFact(name: string, value: string): void {
      db.run(
        'INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        value,
      );
    },

    /** True when the tables exist, filled or not. */
    exists(): boolean {
      return db.get(`SELECT 1 FROM sqlite_schema WHERE name = 'fact'`) !== undefined;
    },
    /** Empty tables, without their indexes. */
    reset(): void {
      for (const name of TABLE_NAMES) db.exec(`DROP TABLE IF EXISTS ${name}`);
      db.exec(TABLES);
      db.exec(LATE_TABLE);
    },
    /** Adds what tables of an earlier version lack. */
    upgrade(): void {
      for (const [table, column, type] of ADDED_COLUMNS) {
        if (db.get('SELECT 1 FROM pragma_table_info(?) WHERE name = ?', table, column)) continue;
        db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
      }
      db.exec(LATE_TABLE);
    },
    /** Makes indexes and counts of the rows. From then on triggers keep them up to date. */
    index(): void {
      db.exec(INDEXES);
      db.exec(TALLIES);
    },

    addTasks(tasks: Iterable<NewTask>): void {
      insert('task', 6, tasks, (task) => [
        ...[task.id, task.taskNo, task.type, task.created, task.size, task.description ?? null],
      ]);
    },
    /** Adds finished details in the order of finishing. Only before {@link index}. */
    addFinished(details: Iterable<NewDetail>): void {
      let id = highestId();
      for (const chunk of chunks(details, ROWS_PER_COMMIT)) {
        db.transaction(() =>
          insert('detail', 15, chunk, (detail) => {
            id += 1;
            return detailValues(id, detail);
          }),
        );
      }
    },
    /** Adds details that finish later; {@link settle} moves them into the queue. */
    addOpen(details: Iterable<NewDetail>): void {
      let id = lowestId();
      insert('detail', 15, details, (detail) => {
        id -= 1;
        return detailValues(id, detail);
      });
    },
    addBatches(batches: Iterable<NewBatch>): void {
      insert('batch', 10, batches, (batch) => [
        ...[batch.taskId, batch.type, batch.submitted, batch.ends, batch.total, batch.failing],
        ...[batch.hasFailed ? 1 : 0, batch.reason, batch.status ?? null, batch.succeeding ?? null],
      ]);
    },
    nextTaskId(): number {
      return (db.get<{ id: number | null }>('SELECT max(id) AS id FROM task')?.id ?? 0) + 1;
    },

    /** Moves details that have finished by `now` into the queue, in the order of finishing. */
    *settle(now: number): Portions<void> {
      const due =
        'SELECT id FROM detail WHERE id < 0 AND finishes <= ? ORDER BY finishes, task_id, seq LIMIT ?';
      while (db.get(due, now, 1)) {
        db.transaction(() => {
          let place = highestId();
          for (const { id } of db.all<{ id: number }>(due, now, ROWS_PER_PORTION)) {
            place += 1;
            db.run('UPDATE detail SET id = ? WHERE id = ?', place, id);
          }
        });
        yield;
      }
    },

    /** When the oldest result finished, in epoch milliseconds; undefined if there is none. */
    oldestFinish(): number | undefined {
      return db.get<{ finishes: number }>('SELECT finishes FROM detail WHERE id > 0 ORDER BY id LIMIT 1')
        ?.finishes;
    },
    /** Moves a task that has not begun into the queue, behind the oldest result. Inside a transaction. */
    settleBehind(taskId: number): void {
      const rows = db.all<{ id: number }>(
        'SELECT id FROM detail WHERE id < 0 AND task_id = ? ORDER BY seq',
        taskId,
      );
      const oldest = db.get<{ id: number }>('SELECT id FROM detail WHERE id > 0 ORDER BY id LIMIT 1')?.id;
      let place = (oldest ?? FIRST_PLACE) - rows.length;
      if (place < 1) throw new TypeError('task.end: no room behind the oldest result of a store this old');
      for (const { id } of rows) {
        db.run('UPDATE detail SET id = ? WHERE id = ?', place, id);
        place += 1;
      }
    },

    /** Acknowledges the finished ones of these results. Returns how many were not acknowledged before. */
    *acknowledge(detailNos: readonly string[]): Portions<number> {
      let acknowledged = 0;
      for (const chunk of chunks(detailNos, ACKNOWLEDGED_PER_PORTION)) {
        db.transaction(() => {
          for (const detailNo of chunk) {
            acknowledged += db.run(
              'UPDATE detail SET acked = 1 WHERE detail_no = ? AND acked = 0 AND id > 0',
              detailNo,
            );
          }
        });
        yield;
      }
      return acknowledged;
    },
    /** Keeps an acknowledgement that takes effect at `at`, epoch milliseconds. */
    acknowledgeLater(detailNos: readonly string[], at: number): void {
      insert('late', 2, detailNos, (detailNo) => [at, detailNo]);
    },
    /** The results whose late acknowledgement is due by `now`. Each is returned once. */
    takeLate(now: number): string[] {
      const due = db.all<{ detail_no: string }>('SELECT detail_no FROM late WHERE at <= ? ORDER BY at', now);
      if (due.length > 0) db.run('DELETE FROM late WHERE at <= ?', now);
      return due.map((row) => row.detail_no);
    },
    hasTask: (taskNo: string): boolean =>
      db.get('SELECT 1 FROM task WHERE task_no = ?', taskNo) !== undefined,
    hasBatch: (taskId: string): boolean =>
      db.get('SELECT 1 FROM batch WHERE task_id = ?', taskId) !== undefined,
    hasDetail: (detailNo: string): boolean =>
      db.get('SELECT 1 FROM detail WHERE detail_no = ?', detailNo) !== undefined,
    transaction: <Answer>(run: () => Answer): Answer => db.transaction(run),
  };
}

function detailValues(id: number, detail: NewDetail): SqlValue[] {
  return [
    ...[id, detail.taskId, detail.seq, detail.detailNo, detail.domain, domainKey(detail.domain)],
    ...[detail.instanceId, detail.starts, detail.finishes, detail.outcome, detail.tries],
    ...[detail.failure, detail.reason, detail.result, 0],
  ];
}
