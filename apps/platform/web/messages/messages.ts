// The sentences of the interface: loads a part of the catalogue, formats a message, and redraws what uses it on a switch.
import { setupI18n } from '@lingui/core';
import { signal } from '@preact/signals';
import type { MessageKey, MessageValues } from '../../../../content/messages/message-keys.ts';
import type { CompiledMessages } from '../../../../scripts/messages/compile-catalogue.ts';
import type { Language } from '../../../../scripts/messages/parts.ts';

export type { Language } from '../../../../scripts/messages/parts.ts';
export type { MessageKey } from '../../../../content/messages/message-keys.ts';

export type BrowserPart = 'first' | 'result' | 'pages' | 'staff';

type Load = () => Promise<{ readonly messages: CompiledMessages }>;

/** Written out, so that the bundler makes one small file of each. */
const LOADERS: Readonly<Record<Language, Readonly<Record<BrowserPart, Load>>>> = {
  en: {
    first: () => import('virtual:messages/en/first'),
    result: () => import('virtual:messages/en/result'),
    pages: () => import('virtual:messages/en/pages'),
    staff: () => import('virtual:messages/en/staff'),
  },
  fi: {
    first: () => import('virtual:messages/fi/first'),
    result: () => import('virtual:messages/fi/result'),
    pages: () => import('virtual:messages/fi/pages'),
    staff: () => import('virtual:messages/fi/staff'),
  },
};

const i18n = setupI18n({});
const wanted = new Set<BrowserPart>();

/** The language on the page. Reading it in a component redraws that component when it changes. */
export const language = signal<Language>('en');

/** Loads a part in the present language; pages that need it wait for this. */
export async function loadMessages(part: BrowserPart): Promise<void> {
  wanted.add(part);
  const code = language.value;
  const { messages } = await LOADERS[code][part]();
  addMessages(code, messages);
}

/** Adds messages that are there already; the page speaks them if they are in its language. */
export function addMessages(code: Language, messages: CompiledMessages): void {
  i18n.load(code, messages);
  if (i18n.locale !== code && code === language.value) i18n.activate(code);
}

/** Switches the language once every part in use has arrived; until then the page stays as it is, and on failure too. */
export async function switchLanguage(code: Language): Promise<void> {
  const loaded = await Promise.all([...wanted].map((part) => LOADERS[code][part]()));
  for (const { messages } of loaded) i18n.load(code, messages);
  i18n.activate(code);
  language.value = code;
}

type Values<Key extends MessageKey> = keyof MessageValues[Key] extends never ? [] : [values: MessageValues[Key]];

/**
 * The message of a key in the present language.
 *
 * @example
 * t('runner.minutes-left', { minutes: 9 });
 */
export function t<Key extends MessageKey>(key: Key, ...values: Values<Key>): string {
  void language.value;
  return i18n._(key, values[0] as Record<string, unknown> | undefined);
}

/** A message whose key is put together at run time; null when there is none. */
export function findMessage(key: string, values: Readonly<Record<string, unknown>> = {}): string | null {
  void language.value;
  return Object.hasOwn(i18n.messages, key) ? i18n._(key, { ...values }) : null;
}
