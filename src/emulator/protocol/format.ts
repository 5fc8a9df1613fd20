import type { Call } from './call.ts';

export type Format = 'JSON' | 'XML';

/**
 * The format of the answer: the Format parameter in any case, else the first of JSON and XML that Accept prefers, else
 * XML for SignatureVersion 1.0 and JSON for ACS3. That Format goes before Accept, and JSON for ACS3, are guesses
 * (docs/api-facts.md 2.4).
 */
export function chooseFormat(call: Call): { format: Format; isFormatInvalid: boolean } {
  const asked = call.param('Format')?.toUpperCase();
  if (asked === 'JSON' || asked === 'XML') return { format: asked, isFormatInvalid: false };
  const accepted = readAccept(call.headers.get('accept') ?? '') ?? (call.isAcs3 ? 'JSON' : 'XML');
  return { format: accepted, isFormatInvalid: asked !== undefined };
}

function readAccept(header: string): Format | undefined {
  const ranges = header.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { type, quality };
  });
  const best = ranges
    .filter(
      ({ type, quality }) => quality > 0 && /^(application\/json|application\/xml|text\/xml)$/.test(type),
    )
    .sort((a, b) => b.quality - a.quality)[0];
  if (!best) return undefined;
  return best.type === 'application/json' ? 'JSON' : 'XML';
}
