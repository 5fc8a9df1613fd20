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

/** Smaller answers travel in one packet, compressed or not. */
const MIN_COMPRESSED_BYTES = 1024;
/** Beyond this level the bytes hardly shrink any more, and the time doubles. */
const BROTLI_QUALITY = 4;

const brotliBytes = promisify(brotliCompress);
const gzipBytes = promisify(gzip);
/** Both run beside JavaScript, in Node's own threads. */
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
  /** The ledger's version that the rows were marked at; undefined where it could not tell. */
  readonly version: string | undefined;
  readonly etag: string;
  readonly bytes: Bytes;
  readonly compressed: Map<Encoding, Promise<Bytes>>;
}

/**
 * Answers with pages of rows whose JSON is written once, and compressed once for each encoding, for all viewers of one
 * reading, as long as the ledger knows nothing new: for a thousand who ask for the same 1,000 rows at once, marking
 * and writing them each time was most of the work. A viewer who has these bytes already gets a 304. Every request asks the
 * ledger for its version first, so that an acknowledged row is never answered as it was before.
 *
 * Compressing what an attacker can add to beside what they want to learn would give away the latter by the length of the
 * answer (BREACH, https://www.breachattack.com). These pages hold no secret: a TaskResult is masked in them, one value is
 * answered by a route of its own, uncompressed and `no-store`, and no page contains a token. Nor can another site make
 * the browser ask (`refuseForeignPages`). So the pages may also be kept by the browser, which asks each time whether
 * they have changed (`no-cache`).
 *
 * @param mark tells the rows of a reading what the ledger does with them.
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
    // Marking can itself be a write, so the version is asked for afterwards.
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
