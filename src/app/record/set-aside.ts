import type { Operation } from '../../contract/acknowledgement.ts';
import type { QueuePage } from '../queue/queue-reading.ts';

/**
 * True when an operation took all rows off a page, and more rows follow. The reader then decides when the next rows
 * come. If the operation took more rows than the page had, it reached beyond the page, and the next rows come at once.
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
