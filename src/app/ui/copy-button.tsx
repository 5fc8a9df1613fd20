import { Check, Copy } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { useToasts } from './toasts.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly what: string;
  /** True in a table: shown only with the other controls of its row. */
  readonly reveals?: boolean;
}

/** Copies a text. A label beside it confirms that for a moment. */
export function CopyButton({ text, what, reveals = false }: CopyButtonProps) {
  const { t } = useI18n();
  const { copy, isCopied } = useCopy();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      data-reveals={reveals || undefined}
      aria-label={t.copy.copy(what)}
      title={isCopied ? t.copy.copied : t.copy.copy(what)}
      onClick={() => copy(text)}
      className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-pressed hover:text-text"
    >
      {isCopied ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}
      {isCopied && <CopiedLabel beside={button} />}
    </button>
  );
}

/** It is in the top layer, so that no cell cuts it off and nothing moves. */
function CopiedLabel({ beside }: { beside: React.RefObject<HTMLElement | null> }) {
  const { t } = useI18n();
  const label = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = beside.current?.getBoundingClientRect();
    const element = label.current;
    if (!place || !element) return;
    element.showPopover();
    const left = Math.min(place.left, document.documentElement.clientWidth - element.offsetWidth - 4);
    element.style.left = `${left}px`;
    element.style.top = `${place.top - element.offsetHeight - 2}px`;
  }, [beside]);
  return (
    <span
      ref={label}
      popover="manual"
      aria-hidden
      className="pointer-events-none fixed inset-auto m-0 rounded-md bg-toast px-2 py-0.5 text-xs font-medium text-toast-text"
    >
      {t.copy.copied}
    </span>
  );
}

const SHOWN_MS = 1_500;

/** Copies texts to the clipboard. `isCopied` is true for a moment after it worked; a refusal is shown in words. */
export function useCopy() {
  const { t } = useI18n();
  const toasts = useToasts();
  const [copies, setCopies] = useState(0);
  const [isCopied, setCopied] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each copy starts the moment anew
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied, copies]);
  const copy = async (text: string, announcement: string = t.copy.copied) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setCopies((count) => count + 1);
      toasts.announce(announcement);
    } catch {
      setCopied(false);
      toasts.alert({ title: t.copy.failed });
    }
  };
  return { copy, isCopied };
}
