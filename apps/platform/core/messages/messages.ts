// The message catalogues on the server's side: the same sentences as in the browser, for mails, reports and problems.
import { readdirSync, readFileSync } from 'node:fs';
import { isLanguage } from '@dragoman/kernel';
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

export type MessageValues = Readonly<Record<string, string | number>>;

export interface Messages {
  readonly languages: readonly string[];
  /** The sentence for a key. An unknown key throws: the catalogues are checked against the code, so it is a mistake in the code. */
  say(language: string, key: string, values?: MessageValues): string;
  has(key: string): boolean;
}

/** Reads `content/messages/<language>/*.json` (flat key → ICU message) and compiles every message once. */
export function loadMessages(folder: URL): Messages {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    // A catalogue may be there before its language is offered.
    .filter(isLanguage)
    .sort();
  const speakers = new Map<string, { i18n: ReturnType<typeof setupI18n>; keys: ReadonlySet<string> }>(
    languages.map((language) => {
      const sentences = readLanguage(new URL(`${language}/`, folder));
      const compiled = Object.fromEntries(Object.entries(sentences).map(([key, text]) => [key, compileMessage(text)]));
      return [
        language,
        {
          i18n: setupI18n({ locale: language, messages: { [language]: compiled } }),
          keys: new Set(Object.keys(sentences)),
        },
      ];
    }),
  );
  const english = speakers.get('en');
  if (english === undefined) throw new Error('The message catalogues have no English.');
  return {
    languages,
    has: (key) => english.keys.has(key),
    say(language, key, values = {}) {
      const speaker = speakers.get(language) ?? english;
      if (!speaker.keys.has(key)) throw new Error(`No message "${key}" in ${language}.`);
      return speaker.i18n._(key, { ...values });
    },
  };
}

function readLanguage(folder: URL): Record<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.assign(
    {},
    ...files.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string>),
  );
}
