import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { useToasts } from './toasts.ts';

const SHOWN_MS = 1_500;

interface CopyButtonProps {
  readonly text: string;
  readonly what: string;
  /** In a table: shown only with its row's other controls. */
  readonly reveals?: boolean;
}

/** Copies a text; the icon answers for a moment. */
export function CopyButton({ text, what, reveals = false }: CopyButtonProps) {
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
      data-reveals={reveals || undefined}
      aria-label={t.copy.copy(what)}
      title={isCopied ? t.copy.copied : t.copy.copy(what)}
      onClick={copy}
      className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-pressed hover:text-text"
    >
      {isCopied ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}
    </button>
  );
}
