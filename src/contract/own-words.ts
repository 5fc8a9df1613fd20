/** What Docket itself says, by name, with the data in it. Alibaba Cloud's own messages are none of these. */
interface OwnWordsData {
  readOnly: object;
  recordDamaged: object;
  recordChanged: object;
  recordGone: object;
  recordShort: { readonly noted: number; readonly held: number };
  recordUnusable: { readonly storeCode: string };
  recordUnwritable: { readonly storeCode: string };
  sendingEnded: { readonly storeCode: string };
  listUnwritten: { readonly storeCode: string };
  shownUnwritten: object;
  shuttingDown: object;
  alreadyHandled: { readonly domains: readonly string[]; readonly more: number };
  someHandled: object;
  unknownResults: { readonly count: number; readonly id: string };
  operationConflict: object;
  tooLate: object;
  tooLateToUndo: object;
  notEnded: object;
  nothingLeft: object;
  listHandled: object;
  listNotReady: object;
  listExpired: object;
  listAbandoned: object;
  tooManyFollowed: { readonly max: number };
  noSuch: { readonly thing: 'operation' | 'list' | 'batch' | 'value' };
  taskTooLarge: object;
  tooManyQuestions: object;
  ownError: object;
  notSent: object;
  sentUnclear: object;
  unreachable: object;
  timeout: { readonly seconds: number };
  unreadable: { readonly why: string };
  queueTooFast: object;
  pagesEnd: { readonly total: number; readonly met: number };
  rowsMissing: { readonly total: number; readonly from: number };
}
export type OwnWordsName = keyof OwnWordsData;

/** What a message of Docket's own says, so that a browser can say it in its language. */
export type OwnWords = { [Name in OwnWordsName]: { readonly name: Name } & OwnWordsData[Name] }[OwnWordsName];
export type OwnWordsOf<Name extends OwnWordsName> = OwnWordsData[Name];

/** A message of Docket's own in English, and what it says. */
export interface OwnText {
  readonly message: string;
  readonly words: OwnWords;
}
