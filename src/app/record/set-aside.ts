import type { Operation } from '../../contract/acknowledgement.ts';
import type { QueuePage } from '../queue/queue-reading.ts';

/**
 * True when an operation took every row off a page that has more behind it: the reader decides when the next ones come.
 * One that took more than the page held reached beyond it: what the page said of the rows behind it is past, and the next
 * ones come at once.
 */
export function isPageCleared(
  page: QueuePage | undefined,
  left: ReadonlySet<string>,
  { total }: Pick<Operation, 'total'>,
): boolean {
  if (!page || page.items.length === 0 || total > page.items.length) return false;
  return (
    page.totalItems > page.offset + page.items.length &&
    page.items.every((item) => left.has(item.taskDetailNo))
  );
}
