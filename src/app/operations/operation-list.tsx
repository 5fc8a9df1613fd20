import { useIsMutating } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { isBig } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { latePart } from '../parts/late-part.tsx';
import { useOperations } from '../record/use-record.ts';

/** Most visits have no big operation: the code comes with the first request that may start one. */
const OperationBars = latePart(async () => (await import('./operation-bar.tsx')).OperationBars, {
  place: 'page',
});

/** The big operations that are under way, wait for a word, or have ended and not been dismissed. */
export function OperationList({ className }: { className: string }) {
  const { t } = useI18n();
  const operations = useOperations().filter(({ operation }) => isBig(operation));
  const isAsking = useIsMutating() > 0;
  useEffect(() => {
    // What is being started may be shown as a bar with Undo for some seconds: its code is there by then.
    if (isAsking) void OperationBars.preload();
  }, [isAsking]);
  if (operations.length === 0) return null;
  return (
    <section aria-label={t.bulk.operations} className={`divide-y divide-line ${className}`}>
      <OperationBars operations={operations} />
    </section>
  );
}

/**
 * Big operations, docked at the bottom of every page but the one that shows them itself. It is part of the page's
 * flow, and what else sticks to the bottom is told how high it is, so that it covers nothing.
 */
export function OperationsDock() {
  const isShownByPage = useLocation({ select: ({ pathname }) => pathname === '/acknowledged' });
  const dock = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = dock.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty('--dock-height', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--dock-height');
    };
  }, []);
  return (
    <div ref={dock} className="sticky bottom-0 z-30">
      {!isShownByPage && (
        <OperationList className="border-t border-line bg-surface px-0 shadow-pop sm:px-1.5" />
      )}
    </div>
  );
}
