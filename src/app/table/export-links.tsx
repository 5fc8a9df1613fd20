import { Download, LoaderCircle } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useRef, useState } from 'react';
import { checkDownload } from '../api/client.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { errorBody } from '../ui/error-words.ts';
import { useToasts } from '../ui/toasts.ts';

const LINK =
  'inline-flex h-8 items-center gap-1.5 whitespace-nowrap px-3 font-medium hover:bg-raised -outline-offset-2!';

/**
 * The whole list as a file, with the filters that are set. A browser shows nothing on the page when a download is
 * refused, so the same address is requested first, up to its first rows. Then the browser downloads it to the disk,
 * however long it is. It shows a later failure itself.
 */
export function ExportLinks({ csv, json }: { csv: string; json: string }) {
  const { t } = useI18n();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const isChecked = useRef(false);
  const download = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (isChecked.current) return;
    event.preventDefault();
    if (isAsking) return;
    const link = event.currentTarget;
    setAsking(true);
    try {
      await checkDownload(link.href);
      isChecked.current = true;
      link.click();
    } catch (error) {
      toasts.alert({ title: t.drawer.exportRefused, error: errorBody(t, error) });
    } finally {
      isChecked.current = false;
      setAsking(false);
    }
  };
  const Icon = isAsking ? LoaderCircle : Download;
  return (
    <span
      aria-busy={isAsking}
      className="ml-auto flex shrink-0 overflow-hidden rounded-lg border border-edge bg-surface"
    >
      <a href={csv} download onClick={download} title={t.drawer.exportHint} className={LINK}>
        <Icon aria-hidden size={14} className={isAsking ? 'motion-safe:animate-spin' : undefined} />
        {t.drawer.exportCsv}
      </a>
      <a
        href={json}
        download
        onClick={download}
        title={t.drawer.exportHint}
        aria-label={t.drawer.exportJson}
        className={`${LINK} border-l border-line text-muted hover:text-text`}
      >
        JSON
      </a>
    </span>
  );
}
