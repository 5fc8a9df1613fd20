import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Drawn in place of rows: a picture, a sentence, and what to do next. */
export function EmptyState({ icon, title, hint, children }: EmptyStateProps) {
  return (
    <div
      key={title}
      className="flex flex-1 flex-col items-center justify-center gap-1.5 px-6 py-16 text-center"
    >
      <div className="mb-1.5 flex size-10 items-center justify-center rounded-full bg-raised text-muted">
        {icon}
      </div>
      <p className="text-base font-semibold">{title}</p>
      {hint && <p className="max-w-[52ch] text-muted">{hint}</p>}
      {children && <div className="mt-2.5 flex flex-wrap items-center justify-center gap-2">{children}</div>}
    </div>
  );
}
