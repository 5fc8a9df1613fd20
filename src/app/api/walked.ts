import type { Page } from '../../contract/page.ts';

/** A page as a walk reads it. Where the cloud named no total, pages go on although the rows would be all there are. */
export function walked<Answer extends Page<unknown>>(answer: Answer): Answer & { totalIsStated: boolean } {
  const { totalItems, totalPages, pageSize } = answer;
  return { ...answer, totalIsStated: totalPages === Math.max(1, Math.ceil(totalItems / pageSize)) };
}
