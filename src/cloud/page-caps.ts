import type { ApiPage } from '../contract/api-page.ts';
import type { PageParams } from '../contract/page.ts';
import type { Clock } from '../platform/clock.ts';

/** How long a page size that was learned is believed, in milliseconds: a service may be given more room. */
const BELIEVED_MS = 10 * 60 * 1000;

/**
 * How many rows a page the service really gives, learned from first pages that were shorter than asked for although more
 * rows follow. Asked for by that size, the pages join without a gap whichever size the service counts its pages by.
 */
export function createPageCaps(clock: Clock) {
  const caps = new Map<string, { readonly rows: number; readonly until: number }>();

  return {
    /** The same question for no more rows than come. */
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
