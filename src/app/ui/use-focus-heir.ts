import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';

/**
 * For an element whose heir is elsewhere than `keepFocus` looks: when it leaves the page while it has the focus, another one gets it at
 * once. The heir is looked for while the element is still in its place.
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
