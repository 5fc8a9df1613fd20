import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * Leads an address past the end of its list to the last page: the list shrank, filters leave less, or the number was made
 * up. `page` is the one that the address names, `lastPage` the last there is, undefined while that is not known. `passed`
 * is the page that was asked for, to be said until `forget` is called.
 */
export function usePastEnd(
  page: number,
  lastPage: number | undefined,
): { readonly passed: number | undefined; readonly forget: () => void } {
  const navigate = useNavigate();
  const [passed, setPassed] = useState<number>();
  const isPastEnd = lastPage !== undefined && page > lastPage;
  useEffect(() => {
    if (!isPastEnd) return;
    setPassed(page);
    void navigate({ to: '.', search: (now) => ({ ...now, page: lastPage }), replace: true });
  }, [isPastEnd, lastPage, page, navigate]);
  return { passed, forget: () => setPassed(undefined) };
}
