import type { OwnWords, OwnWordsName, OwnWordsOf } from '../../contract/own-words.ts';

/** What Docket's server says, in another language than English. */
export type OwnDictionary = { readonly [Name in OwnWordsName]: (data: OwnWordsOf<Name>) => string };

/** A message of the server in the language of the page. What Alibaba Cloud said stays as it came. */
export function ownText(
  t: { readonly own: Partial<OwnDictionary> },
  message: string,
  words: OwnWords | undefined,
): string {
  const say = words && (t.own[words.name] as ((data: OwnWords) => string) | undefined);
  return say ? say(words) : message;
}
