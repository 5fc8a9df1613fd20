import { useEffect, useState } from 'react';

interface PastEndOptions {
  /** The page that the address names. */
  readonly page: number;
  /** The last page there is; undefined while that is not known. */
  readonly lastPage: number | undefined;
  readonly goTo: (page: number) => void;
}

/**
 * Leads an address past the end of its list to the last page: the list shrank, filters leave less, or the number was made
 * up. `passed` is the page that was asked for, to be said until `forget` is called.
 */
export function usePastEnd({ page, lastPage, goTo }: PastEndOptions): {
  readonly passed: number | undefined;
  readonly forget: () => void;
} {
  const [passed, setPassed] = useState<number>();
  const isPastEnd = lastPage !== undefined && page > lastPage;
  useEffect(() => {
    if (!isPastEnd) return;
    setPassed(page);
    goTo(lastPage);
  }, [isPastEnd, lastPage, page, goTo]);
  return { passed, forget: () => setPassed(undefined) };
}
