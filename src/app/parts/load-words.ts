import type { Language } from '../../contract/alibaba-cloud.ts';
import { en, type Messages } from '../i18n/en.ts';
import { findReason } from './find-reason.ts';
import { createPart, type Part } from './part.ts';

const english: Part<Messages> = { loaded: () => en, load: async () => en };
const chinese = createPart<Messages>(async () => (await import('../i18n/zh.ts')).zh, findReason);

/** The words of each language. All but English are loaded when they are first needed. */
export const wordsOf: Record<Language, Part<Messages>> = { en: english, zh: chinese };
