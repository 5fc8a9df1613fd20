import type { ReactNode } from 'react';
import { useEffect } from 'react';

interface PageHeadingProps {
  readonly title: string;
  /** The title of the tab, if it differs from the heading. */
  readonly tabTitle?: string;
  readonly children?: ReactNode;
}

/** The heading of the page, which gets the focus after a change of page, and the title of the tab. */
export function PageHeading({ title, tabTitle = title, children }: PageHeadingProps) {
  useEffect(() => {
    document.title = `${tabTitle} · Docket`;
  }, [tabTitle]);
  return (
    <div className="flex min-h-8 min-w-0 flex-wrap items-baseline gap-x-3">
      <h1 tabIndex={-1} className="text-lg leading-8 font-semibold tracking-[-0.012em]">
        {title}
      </h1>
      {children}
    </div>
  );
}
