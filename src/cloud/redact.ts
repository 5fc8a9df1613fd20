/** Shorter ones are found in ordinary words, and are no secrets. */
const MIN_LENGTH = 6;
const REDACTED = '…';
/** Spellings that {@link plain} undoes. */
const ENCODED = /%[0-9a-f]{2}|\\[u/"\\]|&(#|amp;|quot;|lt;|gt;)/i;

/**
 * Takes secrets out of a text, however they are spelled there: in any case, percent-encoded once or more, with JSON or
 * HTML escapes, in hex, and in either alphabet of base64 wherever they stand in what was encoded. A text of 0.4 MB without
 * any took 5 to 14 ms on a busy machine. A secret of mixed spellings right behind the beginning of an escape (`%`, `\u`)
 * that is none is not found.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= MIN_LENGTH);
  const spelled = known.flatMap((secret) => [secret, Buffer.from(secret).toString('hex')]);
  const encoded = known.flatMap((secret) => [secret, encodeURIComponent(secret)]).flatMap(base64Cores);
  const needles = [
    ...spelled.map((word) => word.toLowerCase()),
    ...encoded.map((word) => word.toLowerCase()),
  ];
  if (needles.length === 0) return (text) => text;
  const pattern = () => new RegExp([...new Set([...spelled, ...encoded])].map(anySpelling).join('|'), 'giu');

  return (text) => {
    const lower = text.toLowerCase();
    const candidates = ENCODED.test(text) ? [lower, plain(lower)] : [lower];
    const isSeen = candidates.some((candidate) => needles.some((needle) => candidate.includes(needle)));
    return isSeen ? text.replace(pattern(), REDACTED) : text;
  };
}

/**
 * What base64 makes of a secret in the middle of other text: three readings, by where it begins in a group of three bytes,
 * less the characters at either end that its neighbours have a part in.
 */
function base64Cores(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const core = whole.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    const urlSafe = core.replaceAll('+', '-').replaceAll('/', '_');
    return core.length < MIN_LENGTH ? [] : urlSafe === core ? [core] : [core, urlSafe];
  });
}

/** A pattern for a word each of whose characters may be spelled in any of these ways. */
function anySpelling(word: string): string {
  return [...word].map(anyCharacter).join('');
}

const NAMED: Readonly<Record<string, string>> = { '&': 'amp', '"': 'quot', '<': 'lt', '>': 'gt' };

function anyCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  const literal = character.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const ways = [
    String.raw`\\*${literal}`,
    bytes.map((byte) => `%(?:25)*${byte}`).join(''),
    String.raw`\\+u${code.toString(16).padStart(4, '0')}`,
    `&(?:amp;)*#(?:0*${code}|x0*${code.toString(16)});`,
  ];
  const name = NAMED[character];
  if (name !== undefined) ways.push(`&(?:amp;)*${name};`);
  return `(?:${ways.join('|')})`;
}

/** A text in lower case with its escapes undone, to be searched and never shown. */
function plain(lower: string): string {
  return lower
    .replace(/%(?:25)+(?=[0-9a-f]{2})/g, '%')
    .replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(?:amp;)+/g, '&')
    .replace(/&#x0*([0-9a-f]{1,4});/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#0*([0-9]{1,5});/g, (_, digits: string) => String.fromCharCode(Number(digits)))
    .replaceAll('\\', '')
    .toLowerCase();
}
