import { EyeOff, Hourglass, Unplug, WifiOff } from 'lucide-react';
import type { Session } from '../../contract/session.ts';
import { useIsOnline, useIsReachable } from '../api/reachability.ts';
import { useThrottledSeconds } from '../api/use-throttled-seconds.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { ownText } from '../i18n/own-text.ts';

const ICON = { size: 15, 'aria-hidden': true, className: 'shrink-0' } as const;
const BANNER = 'flex items-center gap-2 border-b border-line px-3 py-2 sm:px-5';

/** The messages for every page: no network, no answer, a wait for Alibaba Cloud, or no permission to acknowledge. */
export function Banners({ session }: { session: Session | undefined }) {
  const { t } = useI18n();
  const isOnline = useIsOnline();
  const isReachable = useIsReachable();
  const throttledSeconds = useThrottledSeconds();
  return (
    <>
      {!isReachable && (
        <p role="status" className={`${BANNER} bg-notice text-notice-text`}>
          {isOnline ? <Unplug {...ICON} /> : <WifiOff {...ICON} />}
          {isOnline ? t.banner.unreachable : t.banner.offline}
        </p>
      )}
      {isReachable && throttledSeconds > 0 && (
        <p className={`${BANNER} bg-notice text-notice-text`}>
          <Hourglass {...ICON} />
          {t.banner.throttled(throttledSeconds)}
        </p>
      )}
      {session && !session.canAcknowledge && (
        <p className={`${BANNER} bg-raised text-muted`}>
          <EyeOff {...ICON} />
          <span>
            <strong className="font-semibold text-text">{t.banner.viewOnly}</strong>{' '}
            {ownText(t, session.reason ?? t.banner.viewOnlyReason, session.reasonWords)}
          </span>
        </p>
      )}
    </>
  );
}
