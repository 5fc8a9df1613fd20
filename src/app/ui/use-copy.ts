import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { useToasts } from './toasts.ts';

const SHOWN_MS = 1_500;

/** Copies texts to the clipboard. `isCopied` holds for a moment after it worked; a refusal is said in words. */
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
