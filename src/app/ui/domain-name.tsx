import { domainDisplay } from './domain-display.ts';

/** A domain name in Unicode, isolated from its surroundings, with the xn-- form in the tooltip. */
export function DomainName({ name }: { name: string }) {
  const { unicode, ascii, isInternational } = domainDisplay(name);
  return (
    <bdi title={isInternational ? `${unicode}\n${ascii}` : name} className="truncate">
      {unicode || '—'}
    </bdi>
  );
}
