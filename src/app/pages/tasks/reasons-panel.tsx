import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { taskFailuresQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { DomainName, domainDisplay } from '../../result/domain-name.tsx';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../../ui/copy-button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { domainsOf, groupReasons } from './reason-groups.ts';

/** The failures of the task by reason, read when it is opened. It says how many of them it covers. */
export function ReasonsPanel({ taskNo }: { taskNo: string }) {
  const { t, language, number } = useI18n();
  const words = t.tasks.reasons;
  const { data, error, refetch, isFetching } = useQuery(taskFailuresQuery(taskNo, language));
  const groups = useMemo(
    () => groupReasons(data?.items ?? [], words.placeholders),
    [data, words.placeholders],
  );
  if (error && !data) {
    return <ErrorPanel error={error} what={words.what} onRetry={() => refetch()} isRetrying={isFetching} />;
  }
  return (
    <section
      aria-label={words.title}
      aria-busy={!data}
      className="min-h-[84px] overflow-clip rounded-[10px] border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-3.5 py-2">
        <h2 className="font-semibold">{words.title}</h2>
        {data && <span className="text-muted">{words.covers(data.items.length, data.totalItems)}</span>}
        {data && data.items.length > 0 && (
          <CopyDomains domains={domainsOf(data.items)} label={words.copyAll} className="ml-auto" />
        )}
      </div>
      {data?.items.length === 0 && <p className="px-3.5 py-2.5 text-muted">{words.none}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable by keyboard */}
      <ul tabIndex={0} aria-label={words.title} className="max-h-72 overflow-y-auto -outline-offset-2!">
        {groups.map(({ text, rows }) => (
          <li
            key={text}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-3.5 py-1.5 last:border-0"
          >
            <strong className="min-w-6 text-end sm:min-w-10 font-semibold text-bad">
              {number(rows.length)}
            </strong>
            <span className="min-w-0 flex-1 basis-48">
              <span className="block break-words">{text || words.noReason}</span>
              <span className="flex min-w-0 flex-wrap gap-x-2 text-muted">
                {domainsOf(rows)
                  .slice(0, 3)
                  .map((name) => (
                    <DomainName key={name} name={name} />
                  ))}
                {domainsOf(rows).length > 3 && <span>…</span>}
              </span>
            </span>
            <CopyDomains domains={domainsOf(rows)} label={words.copy} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CopyDomainsProps {
  readonly domains: readonly string[];
  readonly label: (count: number) => string;
  readonly className?: string;
}

/** Copies domain names, one a line, in ASCII. The button confirms it within its width. */
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
