import type { Language } from '../../contract/alibaba-cloud.ts';
import type { Messages } from './en.ts';
import { en } from './en.ts';

/** The dictionary of a language; all but English are fetched when they are wanted. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'en') return en;
  const { zh } = await import('./zh.ts');
  return zh;
}
