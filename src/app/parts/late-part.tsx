import type { ComponentType } from 'react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { findReason } from './find-reason.ts';
import { createPart, PartFailure, type PartFailureReason } from './part.ts';
import { type NoticePlace, PartNotice } from './part-notice.tsx';
import { partTroubles } from './part-troubles.ts';

interface LatePartOptions<Props> {
  /** Where the part is drawn, and until then the message that it is loading or could not be loaded. */
  readonly place: NoticePlace;
  /** Closes the part without loading it, as its Close button does. */
  readonly close?: (props: Props) => () => void;
}

/**
 * A component whose code is loaded when it is first drawn. While the code cannot be loaded, the page around it stays,
 * and a message with "Retry" (after a new build "Reload") is drawn in its place or over the page. The part appears when
 * a try succeeds. Drawing it again is a new try.
 */
export function latePart<Props extends object>(
  fetchComponent: () => Promise<ComponentType<Props>>,
  { place, close }: LatePartOptions<Props>,
) {
  const part = createPart(fetchComponent, findReason);

  function LatePart(props: Props) {
    const [Loaded, setLoaded] = useState(part.loaded);
    const [reason, setReason] = useState<PartFailureReason>();
    const withdraw = useRef<() => void>(undefined);
    const load = useCallback(async () => {
      try {
        const component = await part.load();
        // The message returns the focus before the part reads who has it.
        withdraw.current?.();
        setLoaded(() => component);
      } catch (error) {
        if (!(error instanceof PartFailure)) throw error;
        setReason(error.reason);
      }
    }, []);
    useEffect(() => {
      if (!part.loaded()) void load();
    }, [load]);
    const dismiss = useEffectEvent(() => close?.(props)());
    useEffect(() => {
      if (!reason || place === 'page') return;
      withdraw.current = partTroubles.report({ reason, place, retry: load, close: () => dismiss() });
      return withdraw.current;
    }, [reason, load]);
    if (Loaded) return <Loaded {...props} />;
    if (reason && place !== 'page') return null;
    return <PartNotice place={place} reason={reason} onRetry={load} onClose={close?.(props)} />;
  }
  /** Loads the code ahead of time, as on hover. A failure is shown where the part is drawn. */
  const preload = () =>
    part.load().then(
      () => undefined,
      () => undefined,
    );
  return Object.assign(LatePart, { part, preload });
}
