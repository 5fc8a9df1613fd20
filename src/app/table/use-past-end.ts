import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Page } from '../../contract/page.ts';

/**
 * Leads an address past the end of its list to the last page: the list shrank, filters leave less, or the number was made
 * up. A row that is open in a drawer stays open. `page` is the one that the address names, `list` what there is, undefined while that is not known. `passed` is the
 * page that was asked for, to be said until `forget` is called; an empty list says enough by itself.
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
