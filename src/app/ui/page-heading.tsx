import type { ReactNode } from 'react';
import { useEffect } from 'react';

interface PageHeadingProps {
  readonly title: string;
  /** For the tab, when it should say more than the heading. */
  readonly tabTitle?: string;
  readonly children?: ReactNode;
}

/** The page's name, which has the focus after a change of page, and the tab's title. */
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
