import type { ReactNode } from 'react';

/** The name of a row as a button: the table opens the row that it is in. */
export function OpenButton({ children }: { children: ReactNode }) {
  return (
    <button
      type="button"
      data-opens
      data-control="open"
      className="flex min-w-0 max-w-full text-start -outline-offset-1! hover:underline"
    >
      {children}
    </button>
  );
}
