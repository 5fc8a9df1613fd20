import { domainToASCII } from 'node:url';

/**
 * The text by which domain names are compared: IDNA ASCII in lower case. A text that is no domain name is compared as
 * it is. That a filter compares whole names, in any form and case, is a guess (docs/api-facts.md 1.2); a fault compares
 * letters.
 */
export function domainKey(name: string): string {
  const lower = name.trim().toLowerCase();
  // Printable ASCII needs no conversion, which would cost more than the rest of a row.
  return /^[!-~]*$/.test(lower) ? lower : domainToASCII(lower) || lower;
}
