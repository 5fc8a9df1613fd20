/** Characters around a name where it is copied from: quotes, brackets and separators of several scripts. */
const AROUND = '[\\s"\'`“”„‘’‚«»‹›「」『』《》〈〉【】()（）\\[\\]<>{},;，；、]+';
const EDGES = new RegExp(`^${AROUND}|${AROUND}$`, 'gu');
/** U+3002, U+FF0E and U+FF61 are full stops of domain names too (UTS #46, section 2.3). */
const OTHER_STOPS = /[\u3002\uFF0E\uFF61]/gu;
/** Many registries of countries sell names below these, so www.com.cn is a whole name. */
const SECOND_LEVEL = /^(com|net|org|gov|edu|ac|co)\.[a-z]{2}$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** The length of the longest domain name. No other name is nearly as long. */
export const MAX_NAME_LENGTH = 253;

/**
 * The domain name in a text that was typed or pasted, in lower case: the scheme, user, port, path, `www.` and the final
 * full stop are removed. Both forms of an international name stay as they are. `''` if nothing is left. What it answers is
 * read as the same again.
 */
export function domainIn(text: string): string {
  const name = stripped(text);
  // One character can be several (℀ is a/c), and a part that is removed can lay another open (www.www.).
  return name === text ? name : domainIn(name);
}

function stripped(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(EDGES, '')
    .replace(/^(?:[a-z][a-z\d+.-]*:)?\/\//i, '')
    .replace(/[/?#\\].*$/su, '')
    .replace(/^.*@/su, '')
    .replace(/:\d*$/u, '')
    .replace(OTHER_STOPS, '.')
    .replace(EDGES, '')
    .replace(/^\.+|\.+$/gu, '')
    .toLowerCase();
  const rest = bare.replace(/^www\./, '');
  return rest.includes('.') && !SECOND_LEVEL.test(rest) ? rest : bare;
}

/**
 * The id in a text that was typed or pasted. A TaskNo is a UUID in lower case and an InstanceId begins with a capital S
 * (samples of the documents); any other id keeps its case.
 */
export function idIn(text: string): string {
  const bare = text.replace(EDGES, '');
  if (UUID.test(bare)) return bare.toLowerCase();
  return /^s\d{4}[a-z\d]{8,16}$/i.test(bare) ? bare.toUpperCase() : bare;
}

/** True for a text without a full stop, which is no whole domain name. */
export function lacksEnding(domain: string): boolean {
  return !domain.includes('.');
}
