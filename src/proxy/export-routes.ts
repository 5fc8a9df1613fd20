import type { Context } from 'hono';
import type { Cloud } from '../cloud/cloud.ts';
import type { AcknowledgedResult } from '../contract/acknowledgement.ts';
import { EXPORT_FORMATS } from '../contract/routes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { type WalkStep, walkPages } from '../contract/walk-pages.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Column, exportFile } from './export-file.ts';
import { masked } from './page-of.ts';
import { readQuery } from './read-request.ts';
import type { Route } from './route.ts';
import { exportAcknowledgedResultsQuery, exportTaskDetailsQuery, exportTaskResultsQuery } from './schemas.ts';

/** Columns have the names of the JSON fields; for times, the name says the zone. */
const RESULT_COLUMNS: readonly Column<TaskDetail>[] = [
  ['taskDetailNo', (row) => row.taskDetailNo],
  ['status', (row) => row.status],
  ['domainName', (row) => row.domainName],
  ['taskType', (row) => row.taskType],
  ['taskTypeDescription', (row) => row.taskTypeDescription],
  ['errorMsg', (row) => row.errorMsg],
  ['tryCount', (row) => row.tryCount],
  ['createTime (UTC+8, assumed)', (row) => row.createTime],
  ['updateTime (UTC+8, assumed)', (row) => row.updateTime],
  ['taskNo', (row) => row.taskNo],
  ['instanceId', (row) => row.instanceId],
  ['taskResult', (row) => row.taskResult ?? ''],
];

/** The field that QueryTaskDetailList has beyond the queue. It is last, so that both files have the same beginning. */
const DETAIL_COLUMNS: readonly Column<TaskDetail>[] = [
  ...RESULT_COLUMNS,
  ['failReason', (row) => row.failReason ?? ''],
];

const RECORD_COLUMNS: readonly Column<AcknowledgedResult>[] = [
  ['state', (row) => row.state],
  ['note', (row) => row.note ?? ''],
  ['acknowledgedAt (UTC)', (row) => row.acknowledgedAt],
  ['operationId', (row) => row.operationId],
  ['requestId', (row) => row.requestId ?? ''],
  ['confirmedAt (UTC)', (row) => row.confirmedAt ?? ''],
  ...DETAIL_COLUMNS,
  ['failReasonAskedAt (UTC)', (row) => row.failReasonAskedAt ?? ''],
];

interface Rooms {
  readonly cloud: Pick<Cloud, 'readQueueNow' | 'readTaskNow'>;
  readonly ledger: Pick<Ledger, 'acknowledgedPages'>;
  /** Epoch milliseconds, for the names of the files. */
  readonly now: () => number;
  readonly onError: (error: Error) => void;
}

/**
 * The routes that export lists as files: everything that matches, not one page. They change nothing. Exported rows do
 * not count as shown, because nobody has looked at them.
 */
export function exportRoutes({ cloud, ledger, now, onError }: Rooms): Route[] {
  const nameOf = (list: string) => `docket-${list}-${compact(new Date(now()))}`;
  return EXPORT_FORMATS.flatMap((format): Route[] => [
    {
      method: 'GET',
      path: `/api/export/task-results.${format}`,
      answer: (context) => {
        const filter = readQuery(context, exportTaskResultsQuery);
        const { signal, onGone } = readerOf(context);
        const steps = walkPages(
          async (page) => (await cloud.readQueueNow({ ...filter, ...page }, signal)).answer,
        );
        const file = { name: nameOf('task-results'), format, onError, onGone };
        return exportFile({ ...file, columns: RESULT_COLUMNS, pages: maskedPages(rowsOf(steps)) });
      },
    },
    {
      method: 'GET',
      path: `/api/export/task-details.${format}`,
      answer: (context) => {
        const filter = readQuery(context, exportTaskDetailsQuery);
        // A detail stays in its task (docs/api-facts.md 6), but its status changes.
        const isStill = filter.status === undefined;
        const { signal, onGone } = readerOf(context);
        const steps = walkPages(
          async (page) => (await cloud.readTaskNow({ ...filter, ...page }, signal)).answer,
          { isStill },
        );
        // Keeps what is safe in a file's name. An id is a UUID today, but no document promises it.
        const id = filter.taskNo.replace(/[^\w-]/g, '').slice(0, 36);
        const file = { name: nameOf(`task-details-${id}`), format, onError, onGone };
        return exportFile({ ...file, columns: DETAIL_COLUMNS, pages: maskedPages(rowsOf(steps)) });
      },
    },
    {
      method: 'GET',
      path: `/api/export/acknowledged-results.${format}`,
      answer: (context) => {
        const pages = ledger.acknowledgedPages(readQuery(context, exportAcknowledgedResultsQuery));
        const file = { name: nameOf('acknowledged-results'), format, onError, onGone: () => {} };
        return exportFile({ ...file, columns: RECORD_COLUMNS, pages: maskedPages(pages) });
      },
    },
  ]);
}

/** Tells when the reader of a download leaves, before the first byte or after: then reading ends too. */
function readerOf(context: Context) {
  const gone = new AbortController();
  return {
    signal: AbortSignal.any([context.req.raw.signal, gone.signal]),
    onGone: () => gone.abort(),
  };
}

async function* rowsOf<Row>(steps: AsyncIterable<WalkStep<Row, unknown>>): AsyncGenerator<readonly Row[]> {
  for await (const { rows } of steps) yield rows;
}

async function* maskedPages<Row extends TaskDetail>(
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for await (const rows of pages) yield rows.map(masked);
}

/** Writes 20261123T120000Z, which sorts by time and can be in a file name. */
function compact(time: Date): string {
  return time.toISOString().replace(/\.\d+|[-:]/g, '');
}
