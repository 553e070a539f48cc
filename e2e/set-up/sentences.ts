// The sentences of the interface as a person reads them, so that a journey is written once and walked in every language.
import type { Language } from '@dragoman/kernel';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { MessageKey } from '../../content/messages/message-keys.ts';
import { loadMessages } from '../../apps/platform/core/messages/messages.ts';
import type { MessageValues } from '../../apps/platform/core/messages/messages.ts';
import { readCatalogues } from '../../scripts/messages/read-catalogues.ts';

export type PageLanguage = Language;

export interface Sentences {
  readonly language: PageLanguage;
  /** The sentence of a key, without the tags that become emphasis. */
  say(key: MessageKey, values?: MessageValues): string;
  /** Matches the whole sentence of a key, whatever values it carries. */
  like(key: MessageKey): RegExp;
  /** Like `like`, inside a longer text; each placeholder is a group. */
  within(key: MessageKey): RegExp;
}

const messages = loadMessages(new URL('../../content/messages/', import.meta.url));
const catalogues = readCatalogues();

export function sentencesOf(language: PageLanguage): Sentences {
  const all: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(catalogues[language]));
  const source = (key: string): string => {
    const message = all[key];
    if (message === undefined) throw new Error(`There is no message ${key} in ${language}.`);
    return toPattern(parse(message));
  };
  return {
    language,
    say: (key, values) => messages.say(language, key, values).replaceAll(/<\/?[a-z-]+>/g, ''),
    like: (key) => new RegExp(`^\\s*${source(key)}\\s*$`, 's'),
    within: (key) => new RegExp(source(key), 's'),
  };
}

function toPattern(elements: readonly MessageFormatElement[]): string {
  return elements.map(elementPattern).join('');
}

function elementPattern(element: MessageFormatElement): string {
  switch (element.type) {
    case TYPE.literal:
      return element.value.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
    case TYPE.plural:
    case TYPE.select:
      return `(?:${Object.values(element.options)
        .map((option) => toPattern(option.value))
        .join('|')})`;
    case TYPE.tag:
      return toPattern(element.children);
    default:
      return '(.+?)';
  }
}
