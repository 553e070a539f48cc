// The page's language: begun before the first paint, told to the document, and kept for the server's mails and reports.
import { isLanguage } from '@dragoman/kernel';
import { effect } from '@preact/signals';
import { chooseLanguage } from '../messages/choose-language.ts';
import { language, switchLanguage } from '../messages/messages.ts';
import { keepChoice, readChoice } from './choices.ts';

const KEY = 'dragoman-language';
const YEAR = 31_536_000;

/** Sets the language to begin with and keeps `<html lang>` true from then on. */
export function beginLanguage(): void {
  language.value = chooseLanguage(readChoice(KEY), navigator.languages);
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

/** Switches and keeps the choice, in a cookie too: the server answers and writes mail in that language. */
export async function choosePageLanguage(code: string): Promise<void> {
  if (!isLanguage(code)) return;
  if (!(await switchLanguage(code))) return;
  keepChoice(KEY, code);
  document.cookie = `${KEY}=${code}; path=/; max-age=${YEAR}; samesite=lax`;
}
