import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { Reading } from '../cloud/reading.ts';
import type { TaskResult } from '../contract/acknowledgement.ts';
import type { ApiPage } from '../contract/api-page.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { acceptedEncoding, type Encoding, isUnchanged } from './negotiate.ts';
import { pageOf } from './page-of.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A smaller answer fits into one packet, compressed or not. */
const MIN_COMPRESSED_BYTES = 1024;
/** Higher levels take several times as long and save little. */
const BROTLI_QUALITY = 4;

const brotliBytes = promisify(brotliCompress);
const gzipBytes = promisify(gzip);
/** Both run in Node's thread pool and do not hold up other requests. */
const compress: Record<Encoding, (bytes: Bytes) => Promise<Uint8Array>> = {
  br: (bytes) =>
    brotliBytes(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
  gzip: (bytes) => gzipBytes(bytes),
};

interface Written {
  /** The ledger's version when the rows were marked; undefined when the ledger could not be read. */
  readonly version: string | undefined;
  readonly etag: string;
  readonly bytes: Bytes;
  readonly compressed: Map<Encoding, Promise<Bytes>>;
}

/**
 * Answers with pages of rows. Viewers who share a reading share its JSON while the ledger does not change: it is written
 * once, and compressed once for each encoding. With a thousand viewers of the same 1,000 rows, marking and writing them
 * each time was most of the work. A viewer who has these bytes already gets a 304. Each request reads the ledger's
 * version first, so no answer shows an acknowledged row as it was before.
 *
 * An attacker who can add text beside a secret learns the secret from the length of compressed answers (BREACH,
 * https://www.breachattack.com). These pages hold no secret: a TaskResult is masked in them, and no page holds a token.
 * One value has a route of its own, which answers uncompressed and `no-store`. Other sites cannot make the browser ask
 * (`refuseForeignPages`). For the same reason the browser may keep a page; it asks each time whether the page has
 * changed (`no-cache`).
 *
 * @param mark tells what the ledger does with the rows of a reading.
 */
export function createKeptPages(
  { version }: Pick<Ledger, 'version'>,
  mark: (rows: readonly TaskDetail[], asOf: number) => readonly TaskResult[],
) {
  const kept = new WeakMap<ApiPage, Written>();
  const encoder = new TextEncoder();
  const start = randomUUID().slice(0, 8);
  let count = 0;

  function write({ answer, asOf }: Reading<ApiPage>): Written {
    const known = kept.get(answer);
    if (known?.version !== undefined && known.version === version()) return known;
    const bytes = encoder.encode(JSON.stringify(pageOf(answer, mark(answer.items, asOf), asOf)));
    count += 1;
    // The version is read after the rows were marked, because marking writes to the ledger.
    const written = { version: version(), etag: `W/"${start}-${count}"`, bytes, compressed: new Map() };
    kept.set(answer, written);
    return written;
  }

  function encoded({ bytes, compressed }: Written, encoding: Encoding): Promise<Bytes> {
    const known = compressed.get(encoding);
    if (known) return known;
    const started = compress[encoding](bytes).then((made) => new Uint8Array(made));
    compressed.set(encoding, started);
    return started;
  }

  return async (context: Context, reading: Reading<ApiPage>): Promise<Response> => {
    const written = write(reading);
    const headers = { etag: written.etag, vary: 'Accept-Encoding', 'cache-control': 'private, no-cache' };
    if (isUnchanged(context.req.header('if-none-match'), written.etag)) {
      return context.body(null, 304, headers);
    }
    const type = { ...headers, 'content-type': 'application/json' };
    const encoding = acceptedEncoding(context.req.header('accept-encoding'));
    if (encoding === undefined || written.bytes.byteLength < MIN_COMPRESSED_BYTES) {
      return context.body(written.bytes, 200, type);
    }
    const body = await encoded(written, encoding);
    return context.body(body, 200, { ...type, 'content-encoding': encoding });
  };
}
