/**
 * The first key that an object of a JSON text has twice, if any. JSON.parse keeps the last one without a word, and
 * another reader may keep the first. The text must be valid JSON.
 */
export function findDuplicateKey(json: string): string | undefined {
  /** The keys read so far in each open object; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (text && colon) {
      const key: string = JSON.parse(text);
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
