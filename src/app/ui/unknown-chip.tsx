import { useI18n } from '../i18n/i18n.tsx';

/** Marks a value that the API sent and no document lists. */
export function UnknownChip({ hint }: { hint?: string }) {
  const { t } = useI18n();
  return (
    <span
      title={hint ?? t.unknown.hint}
      className="shrink-0 rounded-full border border-edge px-1.5 text-xs leading-4 text-muted"
    >
      {t.unknown.chip}
    </span>
  );
}
