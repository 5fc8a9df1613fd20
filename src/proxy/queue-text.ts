import type { Reading } from '../cloud/reading.ts';
import type { ApiPage } from '../contract/api-page.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { pageOf } from './page-of.ts';

/**
 * A page of the queue as the JSON that viewers are sent, in UTF-8. Viewers who share a reading share its bytes for as
 * long as the ledger stays as it is: for a thousand who ask for the same 1,000 rows at once, marking and writing them
 * each time was most of the work.
 */
export function createQueueText(ledger: Pick<Ledger, 'show' | 'version'>) {
  const written = new WeakMap<ApiPage, { version: string | undefined; bytes: Uint8Array<ArrayBuffer> }>();
  const encoder = new TextEncoder();

  return ({ answer, asOf }: Reading<ApiPage>): Uint8Array<ArrayBuffer> => {
    const known = written.get(answer);
    if (known?.version !== undefined && known.version === ledger.version()) return known.bytes;
    const page = pageOf(answer, ledger.show(answer.items, asOf), asOf);
    const bytes = encoder.encode(JSON.stringify(page));
    // Asked for after the rows were shown, which is itself a write.
    written.set(answer, { version: ledger.version(), bytes });
    return bytes;
  };
}
