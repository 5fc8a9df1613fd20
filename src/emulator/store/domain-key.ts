import { domainToASCII } from 'node:url';

/**
 * What domain names compare by: IDNA ASCII, lower case. A text that is no domain name compares as itself. That a filter
 * wants the whole name, in any form and case, is a guess (docs/api-facts.md 1.2); a fault compares letter by letter.
 */
export function domainKey(name: string): string {
  const lower = name.trim().toLowerCase();
  // Printable ASCII is its own ASCII form; the conversion would cost more than the rest of a row.
  return /^[!-~]*$/.test(lower) ? lower : domainToASCII(lower) || lower;
}
