import { Copy } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from './button.tsx';
import { domainDisplay } from './domain-display.ts';
import { useCopy } from './use-copy.ts';

interface CopyDomainsProps {
  readonly domains: readonly string[];
  readonly label: (count: number) => string;
  readonly className?: string;
}

/** Copies domain names, one a line, in the form DNS knows. The button says that it did, in the width it has. */
export function CopyDomains({ domains, label, className }: CopyDomainsProps) {
  const { t } = useI18n();
  const { copy, isCopied } = useCopy();
  const names = domains.map((name) => domainDisplay(name).ascii).join('\n');
  return (
    <Button
      size="small"
      aria-label={label(domains.length)}
      onClick={() => copy(names, t.tasks.reasons.copied(domains.length))}
      {...(className && { className })}
    >
      <span className="grid *:col-start-1 *:row-start-1 *:flex *:items-center *:gap-1.5">
        <span className={isCopied ? 'invisible' : undefined}>
          <Copy aria-hidden size={13} />
          {label(domains.length)}
        </span>
        <span className={isCopied ? undefined : 'invisible'}>{t.copy.copied}</span>
      </span>
    </Button>
  );
}
