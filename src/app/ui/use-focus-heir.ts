import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';

/**
 * When the element leaves the page while it has the focus, another one gets it, never the document's body. The heir is
 * looked for while the element is still in its place.
 */
export function useFocusHeir(
  element: RefObject<HTMLElement | null>,
  findHeir: (element: HTMLElement) => HTMLElement | null | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only leaving counts, with what was known on arrival
  useLayoutEffect(() => {
    const leaving = element.current;
    return () => {
      if (leaving && document.activeElement === leaving) findHeir(leaving)?.focus({ preventScroll: true });
    };
  }, []);
}
