import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Page } from '../../contract/page.ts';

/**
 * Goes to the last page when the address is past the end of its list: the list shrank, filters find less, or the number
 * was invented. The row that is open in a drawer stays open. `page` is the page of the address, `list` the list,
 * undefined while it is not known. `passed` is the page that was asked for, to be shown until `forget` is called; an
 * empty list needs no such message.
 */
export function usePastEnd(
  page: number,
  list: Pick<Page<unknown>, 'totalItems' | 'totalPages'> | undefined,
): { readonly passed: number | undefined; readonly isPastEnd: boolean; readonly forget: () => void } {
  const navigate = useNavigate();
  const [passed, setPassed] = useState<number>();
  const totalItems = list?.totalItems ?? 0;
  const lastPage = list && Math.max(1, list.totalPages);
  const isPastEnd = lastPage !== undefined && page > lastPage;
  useEffect(() => {
    if (!isPastEnd) return;
    if (totalItems > 0) setPassed(page);
    void navigate({ to: '.', search: (now) => ({ ...now, page: lastPage }), state: true, replace: true });
  }, [isPastEnd, lastPage, totalItems, page, navigate]);
  return { passed, isPastEnd, forget: () => setPassed(undefined) };
}
