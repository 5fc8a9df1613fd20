import { useIsMutating } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { isBig } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { latePart } from '../parts/late-part.tsx';
import { useOperations } from '../record/use-record.ts';

/** Most visits have no big operation, so its code is loaded with the first request that may start one. */
const OperationBars = latePart(async () => (await import('./operation-bar.tsx')).OperationBars, {
  place: 'page',
});

/** The big operations that are under way, wait for a decision, or have ended and were not dismissed. */
export function OperationList({ className }: { className: string }) {
  const { t } = useI18n();
  const operations = useOperations().filter(({ operation }) => isBig(operation));
  const isAsking = useIsMutating() > 0;
  useEffect(() => {
    // The new operation may be a bar with Undo for some seconds: its code must be there by then.
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
 * The big operations at the bottom of every page, except on the page that shows them itself. The dock is part of the
 * flow of the page. Other parts that stick to the bottom are told its height, so that it covers none of them.
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
