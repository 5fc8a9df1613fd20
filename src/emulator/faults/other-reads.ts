import { domainToUnicode } from 'node:url';
import { domainKey } from '../store/domain-key.ts';
import type { StoreReads } from '../store/reads.ts';
import type { DetailFilter, Page, Rows } from '../store/records.ts';
import type { Fault } from './fault.ts';

const NOTHING: Rows = { total: 0, rows: [] };

/** The reads of an account whose domain filter compares letters. The usual one compares names in any form and case. */
export function comparingText(reads: StoreReads, form: Fault['form']): StoreReads {
  const compare = <Filter extends DetailFilter>(filter: Filter): Filter | undefined => {
    const { domain } = filter;
    if (domain === undefined) return filter;
    if (form === 'stored') return { ...filter, isStoredAs: true };
    const key = domainKey(domain);
    return domain === (form === 'ascii' ? key : domainToUnicode(key) || key) ? filter : undefined;
  };
  return {
    ...reads,
    queue(filter, page) {
      const compared = compare(filter);
      return compared ? reads.queue(compared, page) : NOTHING;
    },
    details(filter, page, now) {
      const compared = compare(filter);
      return compared ? reads.details(compared, page, now) : NOTHING;
    },
  };
}

/** The reads of an account whose queue lists the oldest result first. */
export function listingOldestFirst(reads: StoreReads): StoreReads {
  return {
    ...reads,
    queue(filter: DetailFilter, { offset, limit }: Page): Rows {
      const { total } = reads.queue(filter, { offset: 0, limit: 0 });
      const end = Math.max(0, total - offset);
      const begin = Math.max(0, end - limit);
      const { rows } = reads.queue(filter, { offset: begin, limit: end - begin });
      return { total, rows: [...rows].reverse() };
    },
  };
}
