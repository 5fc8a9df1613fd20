import { toASCII, toUnicode } from 'punycode/';

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

/** A domain name as people write it, and as DNS does. They differ for internationalised names. */
export interface DomainDisplay {
  readonly unicode: string;
  readonly ascii: string;
  readonly isInternational: boolean;
}

/** Characters that draw nothing or turn the direction of what follows: shown, they would lie about the name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/**
 * Decodes xn-- labels. What does not decode, or decodes to invisible or direction-changing characters, stays in its
 * xn-- form. A name that already came in Unicode is shown as it came, such characters spelled out, and has its xn-- form too.
 */
export function domainDisplay(name: string): DomainDisplay {
  if (!/(^|\.)xn--/i.test(name)) {
    const unicode = name.replace(EVERY_INVISIBLE, spell);
    const ascii = unicode === name ? encode(name) : name;
    return { unicode, ascii, isInternational: ascii !== name };
  }
  try {
    const unicode = toUnicode(name.toLowerCase());
    if (INVISIBLE.test(unicode)) return { unicode: name, ascii: name, isInternational: false };
    return { unicode, ascii: name, isInternational: unicode !== name };
  } catch {
    return { unicode: name, ascii: name, isInternational: false };
  }
}

/** The xn-- form of a name in Unicode; the name itself if it has none. */
function encode(name: string): string {
  if (/^[\0-\x7F]*$/.test(name)) return name;
  try {
    return toASCII(name.normalize('NFKC').toLowerCase());
  } catch {
    return name;
  }
}

function spell(character: string): string {
  return `<U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`;
}
