/**
 * The first key that one object of a JSON text names twice, if any. JSON.parse would silently keep the last, and
 * readers that disagree on which one counts are how parameters get smuggled. The text must be valid JSON.
 */
export function findDuplicateKey(json: string): string | undefined {
  /** Keys met so far in each open object; arrays have none. */
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
