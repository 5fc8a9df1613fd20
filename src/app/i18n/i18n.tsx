import { createContext, useContext } from 'react';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { Messages } from './en.ts';
import { createFormats, type Formats } from './format.ts';

/** Words and formats of the language the page is shown in. */
export interface I18n extends Formats {
  readonly language: Language;
  readonly t: Messages;
}

/** Makes the words and formats of a language and an IANA time zone. */
export function createI18n(language: Language, messages: Messages, timeZone: string): I18n {
  return { language, t: messages, ...createFormats(language, timeZone) };
}

export const I18nContext = createContext<I18n | undefined>(undefined);

/** The language in use. */
export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('I18nContext is missing.');
  return i18n;
}
