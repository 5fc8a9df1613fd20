import type { Database, SqlValue } from '../../platform/database.ts';
import { domainKey } from './domain-key.ts';
import type { BatchRow, DetailFilter, DetailRow, Page, Rows } from './records.ts';
import { BLOCK_BITS } from './tables.ts';

const COLUMNS =
  'detail.id, detail_no, task_no, type, created, description, domain, instance_id, starts, finishes, outcome, tries, failure, reason, result';
const NOTHING: Rows = { total: 0, rows: [] };
const FINEST = Math.min(...BLOCK_BITS);
/** The SQL condition of each status. The parameter is the time for 0 and 1, and the outcome for 2 and 3. */
const STATES = [
  'detail.id < 0 AND starts > ?',
  'detail.id < 0 AND starts <= ?',
  'detail.id > 0 AND outcome = ?',
  'detail.id > 0 AND outcome = ?',
];
const LAST_PLACE = Number.MAX_SAFE_INTEGER;

export type StoreReads = ReturnType<typeof createReads>;

/** The questions that operations ask of the tables. Nothing here knows wire names or words. */
export function createReads(db: Database) {
  /** Finds the row number `offset` of a scope: from `place` on, after `skip` more rows. */
  function locate(scope: number, counted: string, offset: number, isDescending: boolean) {
    let skip = offset;
    // The first rows are near the start: the blocks are not needed.
    if (offset < 1 << FINEST) return { place: isDescending ? LAST_PLACE : 0, skip };
    let [first, last] = [0, LAST_PLACE];
    for (const [depth, bits] of BLOCK_BITS.entries()) {
      const blocks = db.all<{ block: number; rows: number }>(
        `SELECT block, ${counted} AS rows FROM tally WHERE scope = ? AND level = ? AND block BETWEEN ? AND ?
         ORDER BY block ${isDescending ? 'DESC' : ''}`,
        ...[scope, bits, first, last],
      );
      const block = blocks.find(({ rows }) => {
        if (skip < rows) return true;
        skip -= rows;
        return false;
      })?.block;
      if (block === undefined) return undefined;
      const shift = bits - (BLOCK_BITS[depth + 1] ?? 0);
      first = block * 2 ** shift;
      last = first + 2 ** shift - 1;
    }
    return { place: isDescending ? last : first, skip };
  }

  function count(scope: number, counted: string): number {
    return (
      db.get<{ rows: number | null }>(
        `SELECT sum(${counted}) AS rows FROM tally WHERE scope = ? AND level = ?`,
        ...[scope, Math.max(...BLOCK_BITS)],
      )?.rows ?? 0
    );
  }

  function select(index: string, where: string, order: string, params: SqlValue[]): DetailRow[] {
    return db.all<DetailRow>(
      `SELECT ${COLUMNS} FROM detail INDEXED BY ${index} JOIN task ON task.id = detail.task_id
       WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
      ...params,
    );
  }

  /** Rows of one domain or instance, which are few enough to be counted and sorted. */
  function selectNamed(
    conditions: string[],
    params: SqlValue[],
    filter: DetailFilter,
    page: Page,
    order: string,
  ): Rows {
    const index = filter.domain === undefined ? 'detail_by_instance' : 'detail_by_domain';
    if (filter.domain !== undefined) {
      conditions.push('domain_key = ?');
      params.push(domainKey(filter.domain));
    }
    if (filter.domain !== undefined && filter.isStoredAs) {
      conditions.push('domain = ?');
      params.push(filter.domain);
    }
    if (filter.instanceId !== undefined) {
      conditions.push('instance_id = ?');
      params.push(filter.instanceId);
    }
    const where = conditions.join(' AND ');
    const counted = db.get<{ rows: number }>(
      `SELECT count(*) AS rows FROM detail INDEXED BY ${index} WHERE ${where}`,
      ...params,
    );
    return {
      total: counted?.rows ?? 0,
      rows: select(index, where, order, [...params, page.limit, page.offset]),
    };
  }

  function findTask(taskNo: string) {
    return db.get<{ id: number; size: number }>('SELECT id, size FROM task WHERE task_no = ?', taskNo);
  }

  return {
    /** Finished and not acknowledged rows, newest first. `status` is 2 or 3. */
    queue(filter: DetailFilter, page: Page): Rows {
      const task = filter.taskNo === undefined ? undefined : findTask(filter.taskNo);
      if (filter.taskNo !== undefined && !task) return NOTHING;
      const scope = task ? ['task_id = ?'] : [];
      const outcome = filter.status === undefined ? [] : ['outcome = ?'];
      const params = [...(task ? [task.id] : []), ...(filter.status === undefined ? [] : [filter.status])];
      const conditions = ['acked = 0', 'detail.id > 0', ...scope, ...outcome];
      if (filter.domain !== undefined || filter.instanceId !== undefined) {
        return selectNamed(conditions, params, filter, page, 'detail.id DESC');
      }
      const counted = filter.status === undefined ? 'queued_2 + queued_3' : `queued_${filter.status}`;
      const total = count(task?.id ?? 0, counted);
      const start = page.offset < total ? locate(task?.id ?? 0, counted, page.offset, true) : undefined;
      if (!start) return { total, rows: [] };
      const place = task ? 'seq' : 'detail.id';
      const index = `queue${task ? '_by_task' : ''}${outcome.length ? `${task ? '' : '_by'}_outcome` : ''}`;
      const where = [...conditions, `${place} <= ?`].join(' AND ');
      return {
        total,
        rows: select(index, where, `${place} DESC`, [...params, start.place, page.limit, start.skip]),
      };
    },

    /** All details of a task, in the order of their turns. `status` is 0 to 3 at `now`. */
    details(filter: DetailFilter & { taskNo: string }, page: Page, now: number): Rows {
      const task = findTask(filter.taskNo);
      if (!task) return NOTHING;
      const { status } = filter;
      if (filter.domain !== undefined || filter.instanceId !== undefined) {
        const state = status === undefined ? [] : [STATES[status] as string];
        const params = status === undefined ? [] : [status < 2 ? now : status];
        return selectNamed(['task_id = ?', ...state], [task.id, ...params], filter, page, 'seq');
      }
      if (status === undefined) {
        const span = [task.id, page.offset + 1, page.limit, 0];
        return { total: task.size, rows: select('detail_by_task', 'task_id = ? AND seq >= ?', 'seq', span) };
      }
      const where = `task_id = ? AND ${STATES[status]}`;
      if (status < 2) {
        const open = db.get<{ rows: number }>(
          `SELECT count(*) AS rows FROM detail INDEXED BY detail_open WHERE ${where}`,
          ...[task.id, now],
        );
        const params = [task.id, now, page.limit, page.offset];
        return { total: open?.rows ?? 0, rows: select('detail_open', where, 'seq', params) };
      }
      const counted = `done_${status}`;
      const total = count(task.id, counted);
      const start = page.offset < total ? locate(task.id, counted, page.offset, false) : undefined;
      if (!start) return { total, rows: [] };
      const params = [task.id, status, start.place, page.limit, start.skip];
      return { total, rows: select('detail_by_task_outcome', `${where} AND seq >= ?`, 'seq', params) };
    },

    domainOf(detailNo: string): string | undefined {
      return db.get<{ domain: string }>('SELECT domain FROM detail WHERE detail_no = ?', detailNo)?.domain;
    },

    /** The batch with this id, else the latest one of the type. */
    batch(taskId: string | undefined, type: string | undefined): BatchRow | undefined {
      return db.get<BatchRow>(
        `SELECT * FROM batch WHERE (?1 IS NULL OR task_id = ?1) AND (?2 IS NULL OR type = ?2)
         ORDER BY submitted DESC LIMIT 1`,
        ...[taskId ?? null, type ?? null],
      );
    },
  };
}
