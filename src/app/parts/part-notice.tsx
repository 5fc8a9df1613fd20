import { CircleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import type { PartFailureReason } from './part.ts';

export type NoticePlace = 'side' | 'middle' | 'page';

interface PartNoticeProps {
  readonly place: NoticePlace;
  /** Undefined while the part is loading for the first time. */
  readonly reason: PartFailureReason | undefined;
  readonly onRetry: () => Promise<void>;
  readonly onClose: (() => void) | undefined;
  /** The address to load again. Default: this one. */
  readonly href?: string | undefined;
}

const FLOATING = 'fixed z-40 max-w-[min(440px,calc(100vw-24px))] rounded-xl border border-line shadow-pop';
const PLACES: Record<NoticePlace, string> = {
  side: `${FLOATING} top-[calc(var(--header-height)+12px)] right-3`,
  middle: `${FLOATING} inset-x-3 top-[14vh] mx-auto w-fit`,
  page: 'max-w-[560px] rounded-[10px] border border-line',
};

/** Stands in for a part that is loading or could not be loaded. It takes the focus that the part would have. */
export function PartNotice({ place, reason, ...actions }: PartNoticeProps) {
  const { t } = useI18n();
  if (reason) return <Failed place={place} reason={reason} {...actions} />;
  return (
    <p role="status" className={`animate-late bg-surface px-3.5 py-2.5 text-muted ${PLACES[place]}`}>
      {t.parts.loading}
    </p>
  );
}

function Failed(props: PartNoticeProps & { readonly reason: PartFailureReason }) {
  const { place, reason, onRetry, onClose, href } = props;
  const { t } = useI18n();
  const [isRetrying, setRetrying] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = box.current;
    return () => {
      // The part that follows takes the focus from its opener, and returns it there.
      const hasFocus = element?.contains(document.activeElement);
      if (hasFocus && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reason has another button
  useEffect(() => button.current?.focus(), [reason]);
  const retry = async () => {
    setRetrying(true);
    await onRetry();
    setRetrying(false);
  };
  const reload = () => (href === undefined ? location.reload() : location.assign(href));
  const isUpdated = reason === 'updated';
  return (
    <div
      ref={box}
      role="alert"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose?.();
      }}
      className={`flex items-start gap-3 bg-surface py-2.5 pr-2.5 pl-3.5 text-text ${PLACES[place]}`}
    >
      <CircleAlert aria-hidden size={16} className="mt-1 shrink-0 text-waiting" />
      <div className="min-w-0 flex-1 py-0.5">
        <p className="font-semibold">{t.parts.title[reason]}</p>
        <p className="text-muted">{t.parts.hint[reason]}</p>
        <p className="mt-2 flex gap-2">
          {!isUpdated && (
            <Button ref={button} size="small" isDisabled={isRetrying} onClick={retry}>
              {t.errors.retry}
            </Button>
          )}
          {reason !== 'unreachable' && (
            <Button
              ref={isUpdated ? button : null}
              size="small"
              variant={isUpdated ? 'primary' : 'secondary'}
              onClick={reload}
            >
              {t.parts.reload}
            </Button>
          )}
        </p>
      </div>
      {onClose && (
        <IconButton label={t.errors.dismiss} size="small-square" onClick={onClose}>
          <X aria-hidden size={15} />
        </IconButton>
      )}
    </div>
  );
}
