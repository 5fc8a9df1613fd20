import { useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { OperationList } from '../acknowledge/operation-list.tsx';

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
