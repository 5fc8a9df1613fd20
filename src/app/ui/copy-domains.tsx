import { Copy } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from './button.tsx';
import { useToasts } from './toasts.ts';

interface CopyDomainsProps {
  readonly domains: readonly string[];
  readonly label: (count: number) => string;
  readonly className?: string;
}

/** Copies domain names, one a line, in the form DNS knows. */
export function CopyDomains({ domains, label, className }: CopyDomainsProps) {
  const { t } = useI18n();
  const toasts = useToasts();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(domains.join('\n'));
      toasts.announce(t.tasks.reasons.copied(domains.length));
    } catch {
      toasts.alert({ title: t.copy.failed });
    }
  };
  return (
    <Button size="small" onClick={copy} {...(className && { className })}>
      <Copy aria-hidden size={13} />
      {label(domains.length)}
    </Button>
  );
}
