/**
 * The tables of the emulator. The id of a detail is its place in the queue: ids above zero are given in the order of
 * finishing, so newest first is id descending. A detail that has not finished has an id below zero. `acked` is 0 or 1.
 * Times are epoch milliseconds. `domain_key` is the name in IDNA ASCII and lower case, by which names are compared.
 */
export const TABLES = `
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  task_no TEXT NOT NULL,
  type TEXT NOT NULL,
  created INTEGER NOT NULL,
  size INTEGER NOT NULL,
  description TEXT
);
CREATE TABLE detail (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  detail_no TEXT NOT NULL,
  domain TEXT NOT NULL,
  domain_key TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  starts INTEGER NOT NULL,
  finishes INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  failure TEXT,
  reason TEXT,
  result TEXT,
  acked INTEGER NOT NULL
);
CREATE TABLE batch (
  task_id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  submitted INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  total INTEGER NOT NULL,
  failing INTEGER NOT NULL,
  has_failed INTEGER NOT NULL,
  reason TEXT,
  status INTEGER,
  succeeding INTEGER
);
CREATE TABLE tally (
  scope INTEGER NOT NULL,
  level INTEGER NOT NULL,
  block INTEGER NOT NULL,
  queued_2 INTEGER NOT NULL,
  queued_3 INTEGER NOT NULL,
  done_2 INTEGER NOT NULL,
  done_3 INTEGER NOT NULL,
  PRIMARY KEY (scope, level, block)
) WITHOUT ROWID;`;

export const TABLE_NAMES = ['fact', 'task', 'detail', 'batch', 'tally', 'late'] as const;

/** Columns that databases of earlier versions lack. */
export const ADDED_COLUMNS = [
  ['task', 'description', 'TEXT'],
  ['batch', 'status', 'INTEGER'],
  ['batch', 'succeeding', 'INTEGER'],
] as const;

/** Acknowledgements that take effect after their calls were answered, one row for each result. */
export const LATE_TABLE = 'CREATE TABLE IF NOT EXISTS late (at INTEGER NOT NULL, detail_no TEXT NOT NULL);';

/** Made after the sample is written: filling tables with indexes takes three times as long. */
export const INDEXES = `
CREATE UNIQUE INDEX task_by_no ON task (task_no);
CREATE UNIQUE INDEX detail_by_no ON detail (detail_no);
CREATE UNIQUE INDEX detail_by_task ON detail (task_id, seq);
CREATE INDEX detail_by_task_outcome ON detail (task_id, outcome, seq) WHERE id > 0;
CREATE INDEX detail_by_domain ON detail (domain_key, id);
CREATE INDEX detail_by_instance ON detail (instance_id, id);
CREATE INDEX detail_due ON detail (finishes, task_id, seq) WHERE id < 0;
CREATE INDEX detail_open ON detail (task_id, starts, seq) WHERE id < 0;
CREATE INDEX queue ON detail (id) WHERE acked = 0;
CREATE INDEX queue_by_outcome ON detail (outcome, id) WHERE acked = 0;
CREATE INDEX queue_by_task ON detail (task_id, seq) WHERE acked = 0;
CREATE INDEX queue_by_task_outcome ON detail (task_id, outcome, seq) WHERE acked = 0;`;

/** The size of blocks at each level, as powers of two, the largest first. */
const COARSE = 16;
const FINE = 10;
export const BLOCK_BITS = [COARSE, FINE] as const;

const SCOPES = [
  { scope: '0', place: 'id' },
  { scope: 'task_id', place: 'seq' },
] as const;

/**
 * Counts of queued and of finished rows, for each block of places, so that counting and finding a deep page need not
 * read the rows. Scope 0 is the whole queue, and its places are the ids; scope n is task n, and its places are `seq`.
 * Level 16 has blocks of 65,536 places, level 10 of 1,024: with 1,000,000 results a page is found by reading at most 16
 * + 64 of them.
 */
export const TALLIES = `${SCOPES.map(
  ({ scope, place }) => `
INSERT INTO tally SELECT ${scope}, ${FINE}, ${place} >> ${FINE},
  sum(outcome = 2 AND acked = 0), sum(outcome = 3 AND acked = 0), sum(outcome = 2), sum(outcome = 3)
FROM detail WHERE id > 0 GROUP BY 1, 2, 3;`,
).join('')}
INSERT INTO tally SELECT scope, ${COARSE}, block >> ${COARSE - FINE},
  sum(queued_2), sum(queued_3), sum(done_2), sum(done_3)
FROM tally WHERE level = ${FINE} GROUP BY 1, 2, 3;

CREATE TRIGGER acknowledge AFTER UPDATE OF acked ON detail WHEN old.acked = 0 AND new.acked = 1 BEGIN
  ${each(
    (scope, level, block) => `
  UPDATE tally SET queued_2 = queued_2 - (new.outcome = 2), queued_3 = queued_3 - (new.outcome = 3)
  WHERE scope = ${scope} AND level = ${level} AND block = ${block};`,
  )}
END;

CREATE TRIGGER finish AFTER UPDATE OF id ON detail WHEN old.id < 0 AND new.id > 0 BEGIN
  ${each(
    (scope, level, block) => `
  INSERT INTO tally VALUES (${scope}, ${level}, ${block},
    new.outcome = 2, new.outcome = 3, new.outcome = 2, new.outcome = 3)
  ON CONFLICT (scope, level, block) DO UPDATE SET queued_2 = queued_2 + excluded.queued_2,
    queued_3 = queued_3 + excluded.queued_3, done_2 = done_2 + excluded.done_2, done_3 = done_3 + excluded.done_3;`,
  )}
END;`;

/** The statements of a trigger, one for each tally in which the new row counts. */
function each(statement: (scope: string, level: number, block: string) => string): string {
  return SCOPES.flatMap(({ scope, place }) =>
    BLOCK_BITS.map((bits) =>
      statement(scope === '0' ? scope : `new.${scope}`, bits, `new.${place} >> ${bits}`),
    ),
  ).join('');
}
