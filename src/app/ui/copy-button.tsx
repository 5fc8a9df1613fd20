import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { classNames } from './class-names.ts';
import { useToasts } from './toasts.ts';

const SHOWN_MS = 1_500;

/** Copies a text; the icon answers for a moment. */
export function CopyButton({ text, what, className }: { text: string; what: string; className?: string }) {
  const { t } = useI18n();
  const toasts = useToasts();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      toasts.announce(t.copy.copied);
    } catch {
      toasts.alert({ title: t.copy.failed });
    }
  };
  return (
    <button
      type="button"
      aria-label={t.copy.copy(what)}
      title={isCopied ? t.copy.copied : t.copy.copy(what)}
      onClick={copy}
      className={classNames(
        'flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-pressed hover:text-text',
        className,
      )}
    >
      {isCopied ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}
    </button>
  );
}
