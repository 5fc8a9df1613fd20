import type { Session } from '../../contract/session.ts';
import { useI18n } from '../i18n/i18n.tsx';

/** Which world the page shows and changes: the emulator's, or a real account's. */
export function UpstreamBadge({ session }: { session: Session }) {
  const { t } = useI18n();
  const isEmulator = session.upstream === 'emulator';
  const name = isEmulator ? t.header.emulator : 'Alibaba Cloud';
  const detail = isEmulator ? t.header.sampleData : session.accessKeyId;
  return (
    <span
      title={isEmulator ? t.header.emulatorHint : t.header.liveHint(session.domainEndpoint)}
      className={`mr-2 flex h-6.5 items-center gap-1.5 rounded-full px-2.5 text-xs whitespace-nowrap ${
        isEmulator ? 'bg-notice text-notice-text' : 'border border-bad text-bad'
      }`}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      <span>
        {name}
        <span className="min-[700px]:max-[980px]:sr-only max-[440px]:sr-only"> · {detail}</span>
      </span>
    </span>
  );
}
