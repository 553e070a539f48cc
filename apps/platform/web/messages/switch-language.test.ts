import { expect, it } from 'vitest';
import { language, loadMessages, setMessageLoaders, switchLanguage } from './messages.ts';

it('ends in the language asked for last, also when the catalogue of an earlier one arrives later', async () => {
  let letGo: () => void = () => {};
  const slow = new Promise<void>((resolve) => (letGo = resolve));
  const arrives = async (wait: Promise<void> | null) => {
    await wait;
    return { messages: {} };
  };
  const part = (wait: Promise<void> | null) => () => arrives(wait);
  setMessageLoaders({ en: part(null), fi: part(slow), it: part(null), pl: part(null) });
  await loadMessages('first');
  const toFinnish = switchLanguage('fi');
  const toEnglish = switchLanguage('en');
  expect(await toEnglish).toBe(true);
  letGo();
  expect(await toFinnish).toBe(false);
  expect(language.value).toBe('en');
});
