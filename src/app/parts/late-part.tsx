import type { ComponentType } from 'react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { findReason } from './find-reason.ts';
import { createPart, PartFailure, type PartFailureReason } from './part.ts';
import { type NoticePlace, PartNotice } from './part-notice.tsx';
import { partTroubles } from './part-troubles.ts';

interface LatePartOptions<Props> {
  /** Where the part will stand, and until then the word that it is on its way or could not be loaded. */
  readonly place: NoticePlace;
  /** How to do without it, as its own Close button does. */
  readonly close?: (props: Props) => () => void;
}

/**
 * A component whose code is fetched when it is first drawn. What stands around it stays as it is: while the code cannot be
 * loaded, a message with "Retry" (after a rebuild of the server "Reload") stands in the part's place on the page, or is the
 * one that the app shows over it, and the part appears as soon as a try succeeds. Drawing it anew is a new try.
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
        // The message gives the focus back before the part looks who has it.
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
  /** For the router: loads the code ahead of time, as on hover. That it failed is said where the part is drawn. */
  const preload = () =>
    part.load().then(
      () => undefined,
      () => undefined,
    );
  return Object.assign(LatePart, { part, preload });
}
