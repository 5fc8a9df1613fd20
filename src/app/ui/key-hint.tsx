import type { ReactNode } from 'react';

/** The key that leads to a field, at the end of it while it is left alone. The field before it is a `peer`. */
export function KeyHint({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="pointer-events-none absolute right-2 rounded border border-edge px-1.5 font-sans text-xs leading-4 text-muted peer-focus:hidden max-sm:hidden"
    >
      {children}
    </kbd>
  );
}
