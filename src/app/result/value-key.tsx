import { KeyRound } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';

/** A key beside the name of a result that has a value. */
export function ValueKey() {
  const { t } = useI18n();
  return <KeyRound aria-label={t.acknowledge.dialog.withValue(1)} size={13} className="ml-1.5 shrink-0" />;
}
