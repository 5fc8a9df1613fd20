import { docketError } from '../contract/api-error.ts';
import type { ExportFormat } from '../contract/routes.ts';
import { BYTE_ORDER_MARK, csvRecord } from './csv.ts';

/** A column of a list: its heading, and its value in a row. */
export type Column<Row> = readonly [head: string, value: (row: Row) => string | number];

export interface ExportFile<Row> {
  /** Without extension. */
  readonly name: string;
  readonly format: ExportFormat;
  readonly columns: readonly Column<Row>[];
  readonly pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  /** Called with the error when the download breaks off. */
  readonly onError: (error: Error) => void;
  /** Called when the reader leaves before the end. */
  readonly onGone: () => void;
}

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/**
 * A list as a download. It is written page by page, as fast as it is read. The first page is read before the answer
 * begins, so that an error there has a status. A later error breaks the connection: a file that ends early must not
 * look whole.
 */
export async function exportFile<Row>(file: ExportFile<Row>): Promise<Response> {
  const texts = file.format === 'csv' ? csv(file) : json(file);
  const encoder = new TextEncoder();
  let first: IteratorResult<string> | undefined = await texts.next();
  let isGone = false;
  const breakOff = (error: Error) => {
    if (isGone) return { done: true as const, value: undefined };
    file.onError(error);
    // The cause is left out: the HTTP adapter prints the error that it is given.
    throw docketError('InternalError', 'The export broke off.');
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = first ?? (await texts.next().catch(breakOff));
        first = undefined;
        if (isGone) return;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: () => {
        isGone = true;
        file.onGone();
        void texts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': TYPES[file.format],
      'content-disposition': `attachment; filename="${file.name}.${file.format}"`,
    },
  });
}

async function* csv<Row>({ columns, pages }: ExportFile<Row>): AsyncGenerator<string, undefined> {
  let head = BYTE_ORDER_MARK + csvRecord(columns.map(([name]) => name));
  for await (const rows of pages) {
    yield head + rows.map((row) => csvRecord(columns.map(([, value]) => value(row)))).join('');
    head = '';
  }
  if (head) yield head;
}

/** Writes one array with one row on each line. */
async function* json<Row>({ pages }: ExportFile<Row>): AsyncGenerator<string, undefined> {
  let before = '[\n';
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
