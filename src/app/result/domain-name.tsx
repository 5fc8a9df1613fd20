import { toASCII, toUnicode } from 'punycode/';

/**
 * A domain name in Unicode, isolated from the text around it, with the xn-- form as tooltip. It is struck through while
 * the row leaves.
 */
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

/** A domain name as people write it, and as DNS does. The two differ for international names. */
export interface DomainDisplay {
  readonly unicode: string;
  readonly ascii: string;
  readonly isInternational: boolean;
}

/** Characters that are invisible or change the direction of text. Drawn, they would make one name look like another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/**
 * Decodes xn-- labels. A label that cannot be decoded, or that has invisible or direction-changing characters, stays in
 * its xn-- form. A name that came in Unicode is shown as it came, with such characters written as codes, and has its
 * xn-- form too.
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
