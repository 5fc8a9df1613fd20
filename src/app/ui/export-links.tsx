import { Download } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';

const LINK =
  'inline-flex h-8 items-center gap-1.5 whitespace-nowrap px-3 font-medium hover:bg-raised -outline-offset-2!';

/** The whole list as a file, with the filters that are set. */
export function ExportLinks({ csv, json }: { csv: string; json: string }) {
  const { t } = useI18n();
  return (
    <span className="ml-auto flex shrink-0 overflow-hidden rounded-lg border border-edge bg-surface">
      <a href={csv} download title={t.drawer.exportHint} className={LINK}>
        <Download aria-hidden size={14} />
        {t.drawer.exportCsv}
      </a>
      <a
        href={json}
        download
        title={t.drawer.exportHint}
        aria-label={t.drawer.exportJson}
        className={`${LINK} border-l border-line text-muted hover:text-text`}
      >
        JSON
      </a>
    </span>
  );
}
