import { CAPTURE_STATES } from '../../contract/capture.ts';
import { operationStates } from '../../contract/operation-state.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { Database } from '../../platform/database.ts';

/** Our own words as a list of SQL texts. */
export const sqlList = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Field and column of what is kept of a TaskDetail; TaskResult is filled only on purpose. */
export const detailFields = Object.entries({
  taskNo: 'task_no',
  taskType: 'task_type',
  taskTypeDescription: 'task_type_description',
  status: 'status',
  domainName: 'domain_name',
  instanceId: 'instance_id',
  createTime: 'create_time',
  updateTime: 'update_time',
  tryCount: 'try_count',
  errorMsg: 'error_msg',
  taskResult: 'task_result',
});

/** The beginning of every statement that puts results under an operation. */
export const INSERT_RESULTS = `INSERT INTO result (operation_id, position, account, task_detail_no, state, created_at, domain_key,
  ${detailFields.map(([, column]) => column).join(', ')})`;
/** What follows its first five columns, read from a row as JSON named `value`. */
export const DETAIL_VALUES = ['domainKey', ...detailFields.map(([field]) => field)]
  .map((field) => `value ->> '${field}'`)
  .join(', ');

/**
 * Times are epoch milliseconds of our own clock, except create_time and update_time, which are the API's texts.
 * `detail` in seen_row and capture_row is the cloud's row as JSON, with the key its domain compares by; it is copied into
 * `result` when somebody acknowledges it, so that a record never holds the browser's words.
 */
const RECORD = `
CREATE TABLE seen_row (
  account TEXT NOT NULL,
  task_detail_no TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (account, task_detail_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_row_age ON seen_row (seen_at);

CREATE TABLE capture (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  filter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (${sqlList(CAPTURE_STATES)})),
  total_items INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  error TEXT
) STRICT;
CREATE TABLE capture_row (
  capture_id TEXT NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
  task_detail_no TEXT NOT NULL,
  status TEXT NOT NULL,
  task_type TEXT NOT NULL,
  task_no TEXT NOT NULL,
  has_task_result INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (capture_id, task_detail_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  request TEXT NOT NULL,
  capture_id TEXT REFERENCES capture (id) ON DELETE SET NULL,
  state TEXT NOT NULL
    CHECK (state IN (${sqlList(operationStates.all)})),
  created_at INTEGER NOT NULL,
  send_at INTEGER NOT NULL,
  ended_at INTEGER,
  error TEXT
) STRICT;
CREATE INDEX operation_by_time ON operation (account, created_at);

CREATE TABLE result (
  operation_id TEXT NOT NULL REFERENCES operation (id),
  position INTEGER NOT NULL,
  account TEXT NOT NULL,
  task_detail_no TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (${sqlList(resultStates.all)})),
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  settled_at INTEGER,
  checked_at INTEGER,
  request_id TEXT,
  note TEXT,
  domain_key TEXT NOT NULL,
  task_no TEXT NOT NULL,
  task_type TEXT NOT NULL,
  task_type_description TEXT NOT NULL,
  status TEXT NOT NULL,
  domain_name TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  create_time TEXT NOT NULL,
  update_time TEXT NOT NULL,
  try_count INTEGER NOT NULL,
  error_msg TEXT NOT NULL,
  task_result TEXT,
  PRIMARY KEY (operation_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX result_in_hand ON result (account, task_detail_no) WHERE state IN (${sqlList(resultStates.with('open'))});
CREATE INDEX result_of_detail ON result (account, task_detail_no, created_at);
CREATE INDEX result_by_time ON result (account, created_at, position);
CREATE INDEX result_by_state ON result (account, state, created_at);
CREATE INDEX result_by_domain ON result (account, domain_key, created_at);
CREATE INDEX result_by_task ON result (account, task_no, created_at);
CREATE INDEX result_unclear ON result (account, task_no) WHERE state = 'unknown';
CREATE INDEX result_to_send ON result (operation_id, state, position);
`;

/** An Alidns TaskId is an int64, kept as the digits it is everywhere else. */
const FOLLOWED_BATCHES = `
CREATE TABLE followed_batch (
  account TEXT NOT NULL,
  task_id TEXT NOT NULL,
  followed_at INTEGER NOT NULL,
  UNIQUE (account, task_id)
) STRICT;
`;

/** An account has a name of its own; the key an operation was asked for with is a note on it. */
const ACCOUNTS = `
CREATE TABLE account (
  name TEXT PRIMARY KEY,
  upstream TEXT NOT NULL
) STRICT;
ALTER TABLE operation ADD COLUMN access_key_id TEXT;
`;

/** One row: how much this file has recorded, to be compared with what was noted outside of it. */
const EXTENT = `
CREATE TABLE extent (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  commits INTEGER NOT NULL,
  results INTEGER NOT NULL,
  last_operation TEXT
) STRICT;
INSERT INTO extent (id, commits, results, last_operation) VALUES (
  1, 0, (SELECT count(*) FROM result), (SELECT id FROM operation ORDER BY created_at DESC LIMIT 1));
`;

/**
 * Why a result failed, and when that was asked for: asked without a reason is not the same as never asked. When a call
 * was confirmed; and when somebody dismissed what an operation had left to do.
 */
const WHOLE_RESULT = `
ALTER TABLE result ADD COLUMN fail_reason TEXT;
ALTER TABLE result ADD COLUMN reason_asked_at INTEGER;
ALTER TABLE result ADD COLUMN confirmed_at INTEGER;
UPDATE result SET confirmed_at = settled_at WHERE state = 'confirmed';
ALTER TABLE operation ADD COLUMN dismissed_at INTEGER;
`;

/** How a list that an earlier version read is made up by one of its columns, most frequent first. */
const groups = (column: string, limit: number) => `(
  SELECT json_group_array(json_object('value', value, 'count', n)) FROM (
    SELECT ${column} AS value, count(*) AS n FROM capture_row WHERE capture_id = capture.id
    GROUP BY ${column} ORDER BY n DESC, value LIMIT ${limit}))`;

/**
 * The results of a long list are put under their operation slice by slice: until the last one is in, `is_whole` is 0.
 * How a list is made up is counted while it is read.
 */
const SLICES = `
ALTER TABLE operation ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 1;
CREATE INDEX operation_in_parts ON operation (id) WHERE is_whole = 0;
ALTER TABLE capture ADD COLUMN captured INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN summary TEXT;
UPDATE capture SET captured = (SELECT count(*) FROM capture_row WHERE capture_id = capture.id);
UPDATE capture SET summary = (
  SELECT json_object('taskCount', count(DISTINCT task_no), 'withTaskResult', coalesce(sum(has_task_result), 0),
    'statuses', ${groups('status', 10)}, 'taskTypes', ${groups('task_type', 50)}, 'tasks', ${groups('task_no', 20)})
  FROM capture_row WHERE capture_id = capture.id) WHERE state = 'ready';
`;

/**
 * What SQLite's planner assumes of a large record: rows of the table, then rows that share the index's first column, its
 * first two, and so on. Without it the planner takes every table for a small one and goes through all records of the
 * account for a statement about fifty of them: 6 to 18 seconds with 100,000. The names of tables and indexes follow
 * https://www.sqlite.org/fileformat2.html#stat1tab.
 */
const STATISTICS = `
DROP INDEX result_unclear;
CREATE INDEX result_unclear ON result (account, task_no, operation_id, position) WHERE state IN (${sqlList(resultStates.with('goneIfNotSeen'))});
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('operation', 'sqlite_autoindex_operation_1', '1000 1'),
  ('operation', 'operation_by_time', '1000 1000 1'),
  ('result', 'result', '1000000 10000 1'),
  ('result', 'result_in_hand', '100000 100000 1'),
  ('result', 'result_of_detail', '1000000 1000000 1 1'),
  ('result', 'result_by_time', '1000000 1000000 10000 1'),
  ('result', 'result_by_state', '1000000 1000000 100000 10000'),
  ('result', 'result_by_domain', '1000000 1000000 10 1'),
  ('result', 'result_by_task', '1000000 1000000 100 50'),
  ('result', 'result_unclear', '1000 1000 100 50 1'),
  ('result', 'result_to_send', '1000000 10000 5000 1');
ANALYZE sqlite_schema;
`;

/** Operations of which nobody may hear yet. */
export const IN_PARTS = '(SELECT id FROM operation WHERE is_whole = 0)';

/** What leads from each version of the file to the next; the file's user_version counts those done. */
const STEPS = [RECORD, FOLLOWED_BATCHES, ACCOUNTS, EXTENT, WHOLE_RESULT, SLICES, STATISTICS];

/** Brings a file, new or older, to this version of the ledger; throws for a file written by a later Docket. */
export function migrate(db: Database): void {
  const version = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  if (version > STEPS.length)
    throw new Error(`The ledger was written by a later Docket (schema ${version}).`);
  if (version === STEPS.length) return;
  db.transaction(() => {
    for (const step of STEPS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version=${STEPS.length}`);
  });
}
