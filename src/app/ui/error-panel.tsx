import { CircleAlert, Hourglass, Lock, Unplug } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { ApiError, type ApiErrorBody, isAlibabaHelpUrl } from '../../contract/api-error.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from './button.tsx';
import { errorBody, errorKind } from './error-words.ts';
import { useSecondsUntil } from './ticker.ts';
import { useToasts } from './toasts.ts';

interface ErrorPanelProps {
  readonly error: unknown;
  /** The subject of "Could not load …". */
  readonly what: string;
  /** The RAM action that reading it needs. */
  readonly permission?: string;
  readonly onRetry: () => void;
  readonly isRetrying: boolean;
  /** When the shown rows were read, in epoch milliseconds. */
  readonly lastGood?: number;
  /** True if these rows do not match the filters. */
  readonly isUnapplied?: boolean;
}

/** How long a page waits before it asks again for what was throttled, in seconds: Docket has asked several times by then. */
const PAUSE_SECONDS = 15;

const ICON = { size: 16, 'aria-hidden': true, className: 'mt-px shrink-0' } as const;

/** A failed read: what failed, why, and what to do. It is above the last good rows, if there are any. */
export function ErrorPanel(props: ErrorPanelProps) {
  const {
    error,
    what,
    permission = 'domain:QueryDomainTask',
    onRetry,
    isRetrying,
    lastGood,
    isUnapplied,
  } = props;
  const { t, timeOfDay } = useI18n();
  const { announceAlert } = useToasts();
  const kind = errorKind(error);
  const body = errorBody(t, error);
  const unanswered =
    lastGood === undefined ? t.errors.title(what) : isUnapplied ? t.errors.notApplied : t.errors.notRefreshed;
  const { title, hint, icon } = {
    forbidden: {
      title: t.errors.forbidden(what),
      hint: t.errors.forbiddenHint(permission),
      icon: <Lock {...ICON} />,
    },
    throttled: { title: t.errors.throttled, hint: t.errors.throttledHint, icon: <Hourglass {...ICON} /> },
    // The reason is above the page, once for all of it.
    unanswered: { title: unanswered, hint: '', icon: <Unplug {...ICON} /> },
    other: { title: t.errors.title(what), hint: '', icon: <CircleAlert {...ICON} /> },
  }[kind];
  useEffect(() => {
    announceAlert(title);
    return () => announceAlert('');
  }, [title, announceAlert]);

  const tone =
    kind === 'throttled' || kind === 'unanswered' ? 'bg-notice text-notice-text' : 'bg-bad-tint text-bad';
  return (
    <section
      aria-label={title}
      className={`flex flex-wrap items-start gap-x-3 gap-y-2 rounded-[10px] px-3.5 py-3 ${tone}`}
    >
      {icon}
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <p className="font-semibold">{title}</p>
        {kind !== 'unanswered' && body.message && <p className="break-words">{body.message}</p>}
        {hint && <p>{hint}</p>}
        {error instanceof ApiError && error.status === 429 && <GoesOn error={error} onRetry={onRetry} />}
        {kind !== 'unanswered' && <ErrorDetails error={body} className="mt-0.5" />}
        {lastGood !== undefined && <p className="text-xs">{t.errors.lastGood(timeOfDay(lastGood))}</p>}
      </div>
      <Button size="small" onClick={onRetry} isDisabled={isRetrying}>
        {t.errors.retry}
      </Button>
    </section>
  );
}

/** The code, the RequestId and the link to the help of Alibaba Cloud, if it really is one. */
export function ErrorDetails({ error, className = '' }: { error: ApiErrorBody; className?: string }) {
  const { t } = useI18n();
  return (
    <dl className={`flex flex-wrap gap-x-4 gap-y-0.5 text-xs ${className}`}>
      <div className="flex gap-1.5">
        <dt>{t.errors.code}</dt>
        <dd className="font-mono">{error.code}</dd>
      </div>
      {error.requestId && (
        <div className="flex min-w-0 gap-1.5">
          <dt>{t.errors.requestId}</dt>
          <dd className="font-mono break-all">{error.requestId}</dd>
        </div>
      )}
      {error.recommend && isAlibabaHelpUrl(error.recommend) && (
        <div>
          <dt className="sr-only">{t.errors.recommend}</dt>
          <dd>
            <a href={error.recommend} target="_blank" rel="noreferrer" className="underline">
              {t.errors.recommend}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Asks again by itself after a pause, in a hidden tab once it is seen again; says in how many seconds. */
function GoesOn({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useI18n();
  const [deadline, setDeadline] = useState(Number.POSITIVE_INFINITY);
  const seconds = useSecondsUntil(deadline);
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    const pauseMs = Math.max(PAUSE_SECONDS, error.retryAfterSeconds ?? 0) * 1000;
    setDeadline(performance.now() + pauseMs);
    const over = new AbortController();
    const goOn = () => {
      if (document.visibilityState === 'visible') retry();
      else document.addEventListener('visibilitychange', goOn, { once: true, signal: over.signal });
    };
    const timer = setTimeout(goOn, pauseMs);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [error]);
  if (deadline === Number.POSITIVE_INFINITY) return null;
  return <p>{t.errors.tryingAgain(seconds)}</p>;
}
