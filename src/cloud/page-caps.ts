import type { ApiPage } from '../contract/api-page.ts';
import type { PageParams } from '../contract/page.ts';
import type { Clock } from '../platform/clock.ts';

/** How long a page size that was learned is used, in milliseconds. After that the full size is tried again. */
const BELIEVED_MS = 10 * 60 * 1000;

/**
 * Learns how many rows a page the service really gives: from a first page that is shorter than asked for, although more
 * rows follow. When pages are then asked for in that size, no row falls between two of them, whichever size the service
 * counts by.
 */
export function createPageCaps(clock: Clock) {
  const caps = new Map<string, { readonly rows: number; readonly until: number }>();

  return {
    /** The same parameters with a page size that the service gives. */
    within<Params extends PageParams>(action: string, params: Params): Params {
      const cap = caps.get(action);
      if (!cap || cap.until < clock.monotonic() || cap.rows >= params.pageSize) return params;
      return { ...params, pageSize: cap.rows };
    },
    learn(action: string, asked: PageParams, { page, pageSize, totalIsStated }: ApiPage): void {
      if (page !== 1 || !totalIsStated || pageSize >= asked.pageSize) return;
      caps.set(action, { rows: pageSize, until: clock.monotonic() + BELIEVED_MS });
    },
  };
}
