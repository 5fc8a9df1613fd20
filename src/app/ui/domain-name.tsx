import { domainDisplay } from './domain-display.ts';

/** A domain name in Unicode, isolated from its surroundings, the xn-- form in the tooltip; struck while it leaves. */
export function DomainName({ name, isStruck = false }: { name: string; isStruck?: boolean }) {
  const { unicode, ascii, isInternational } = domainDisplay(name);
  return (
    <bdi
      title={isInternational ? `${unicode}\n${ascii}` : name}
      className={`block min-w-0 truncate ${isStruck ? 'line-through decoration-control' : ''}`}
    >
      {unicode || '—'}
    </bdi>
  );
}
