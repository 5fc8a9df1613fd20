import type { Database, SqlValue } from '../../contract/database.ts';
import { domainKey } from './domain-key.ts';
import type { NewBatch, NewDetail, NewTask } from './records.ts';
import { INDEXES, TABLE_NAMES, TABLES, TALLIES } from './tables.ts';

/** Rows per INSERT: half the time of one by one, and far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 40;
/** Rows per transaction while filling, so that the journal stays small. */
const ROWS_PER_COMMIT = 50_000;

/** Where the queue begins, so that results can also arrive behind its oldest one. */
const FIRST_PLACE = 2 ** 24;

export type StoreWrites = ReturnType<typeof createWrites>;

/** What changes the tables. */
export function createWrites(db: Database) {
  /** Writes rows in the order given; `toValues` answers one value for each of the table's columns. */
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
    // The rest one by one: each number of rows would be another statement to keep.
    for (let at = 0; at < pending.length; at += columns) db.run(one, ...pending.slice(at, at + columns));
  }

  function lowestId(): number {
    return Math.min(0, db.get<{ id: number | null }>('SELECT min(id) AS id FROM detail')?.id ?? 0);
  }

  /** The newest place of the queue; of an empty one, the one before {@link FIRST_PLACE}. */
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
    },
    /** Indexes and tallies over what the tables hold; they keep themselves up to date from here on. */
    index(): void {
      db.exec(INDEXES);
      db.exec(TALLIES);
    },

    addTasks(tasks: Iterable<NewTask>): void {
      insert('task', 5, tasks, (task) => [task.id, task.taskNo, task.type, task.created, task.size]);
    },
    /** Details that have finished, in the order in which they did. Only before {@link index}. */
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
    /** Details that finish at some time; {@link settle} takes them into the queue. */
    addOpen(details: Iterable<NewDetail>): void {
      let id = lowestId();
      insert('detail', 15, details, (detail) => {
        id -= 1;
        return detailValues(id, detail);
      });
    },
    addBatches(batches: Iterable<NewBatch>): void {
      insert('batch', 8, batches, (batch) => [
        ...[batch.taskId, batch.type, batch.submitted, batch.ends, batch.total, batch.failing],
        ...[batch.hasFailed ? 1 : 0, batch.reason],
      ]);
    },
    nextTaskId(): number {
      return (db.get<{ id: number | null }>('SELECT max(id) AS id FROM task')?.id ?? 0) + 1;
    },

    /** Takes what has finished by `now` into the queue, in the order of finishing. */
    settle(now: number): void {
      const due = 'SELECT id FROM detail WHERE id < 0 AND finishes <= ? ORDER BY finishes, task_id, seq';
      if (!db.get(`${due} LIMIT 1`, now)) return;
      db.transaction(() => {
        let place = highestId();
        for (const { id } of db.all<{ id: number }>(due, now)) {
          place += 1;
          db.run('UPDATE detail SET id = ? WHERE id = ?', place, id);
        }
      });
    },

    /** When the oldest result of all finished, in epoch milliseconds; undefined without any. */
    oldestFinish(): number | undefined {
      return db.get<{ finishes: number }>('SELECT finishes FROM detail WHERE id > 0 ORDER BY id LIMIT 1')
        ?.finishes;
    },
    /** Takes a task that has not begun into the queue, behind the oldest result of all. Inside a transaction. */
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

    /** How many of these were finished and not acknowledged, and are acknowledged now. */
    acknowledge(detailNos: readonly string[]): number {
      return db.transaction(() =>
        detailNos.reduce(
          (sum, detailNo) =>
            sum +
            db.run('UPDATE detail SET acked = 1 WHERE detail_no = ? AND acked = 0 AND id > 0', detailNo),
          0,
        ),
      );
    },
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

function* chunks<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  yield chunk;
}
