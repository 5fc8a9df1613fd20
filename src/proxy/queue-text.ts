import type { Reading } from '../cloud/reading.ts';
import type { ApiPage } from '../contract/api-page.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { pageOf } from './page-of.ts';

/**
 * Writes a page of the queue as JSON in UTF-8. Viewers who share a reading share its bytes while the ledger does not
 * change: with a thousand viewers of the same 1,000 rows, marking and writing them each time was most of the work.
 */
export function createQueueText(ledger: Pick<Ledger, 'show' | 'version'>) {
  const written = new WeakMap<ApiPage, { version: string | undefined; bytes: Uint8Array<ArrayBuffer> }>();
  const encoder = new TextEncoder();

  return ({ answer, asOf }: Reading<ApiPage>): Uint8Array<ArrayBuffer> => {
    const known = written.get(answer);
    if (known?.version !== undefined && known.version === ledger.version()) return known.bytes;
    const page = pageOf(answer, ledger.show(answer.items, asOf), asOf);
    const bytes = encoder.encode(JSON.stringify(page));
    // The version is read after the rows were shown, because showing writes to the ledger.
    written.set(answer, { version: ledger.version(), bytes });
    return bytes;
  };
}
