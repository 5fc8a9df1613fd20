import { expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';
import { oddWords } from './message.tsx';

test('what could not be read is called what the screen calls it, in both languages', () => {
  const odd = { updateTime: '{}', taskResult: '' };
  expect(oddWords(en, odd)).toEqual(['Last run: {}', 'Value']);
  expect(oddWords(zh, odd)).toEqual([`${zh.drawer.fields.updated}: {}`, zh.drawer.fields.result]);
});
