import { toUnicode } from 'punycode/';

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
 * xn-- form. A name that already came in Unicode is shown as it came, such characters spelled out.
 */
export function domainDisplay(name: string): DomainDisplay {
  if (!/(^|\.)xn--/i.test(name)) {
    return { unicode: name.replace(EVERY_INVISIBLE, spell), ascii: name, isInternational: false };
  }
  try {
    const unicode = toUnicode(name.toLowerCase());
    if (INVISIBLE.test(unicode)) return { unicode: name, ascii: name, isInternational: false };
    return { unicode, ascii: name, isInternational: unicode !== name };
  } catch {
    return { unicode: name, ascii: name, isInternational: false };
  }
}

function spell(character: string): string {
  return `<U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`;
}
