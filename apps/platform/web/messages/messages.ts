// The sentences of the interface: loads a part of the catalogue, formats a message, and redraws what uses it on a switch.
import { setupI18n } from '@lingui/core';
import { signal } from '@preact/signals';
import type { MessageKey, MessageValues } from '../../../../content/messages/message-keys.ts';
import type { CompiledMessages } from '../../../../scripts/messages/compile-catalogue.ts';
import type { Language } from '@dragoman/kernel';
import type { Part } from '../../../../scripts/messages/parts.ts';

export type { Language } from '@dragoman/kernel';
export type { MessageKey } from '../../../../content/messages/message-keys.ts';

export type BrowserPart = Exclude<Part, 'server'>;

type Loaded = Promise<{ readonly messages: CompiledMessages }>;
/** How a language brings its parts. Only the one of a first visit is named in the first script. */
export type MessageLoaders = Readonly<Record<Language, (part: BrowserPart) => Loaded>>;

let loaders: MessageLoaders | null = null;

/** Says where the parts come from; the application does so before its first page. */
export function setMessageLoaders(given: MessageLoaders): void {
  loaders = given;
}

function loadPart(code: Language, part: BrowserPart): Loaded {
  if (loaders === null) throw new Error('No message loaders: call setMessageLoaders first.');
  return loaders[code](part);
}

const i18n = setupI18n({});
const wanted = new Set<BrowserPart>();

/** The language on the page. Reading it in a component redraws that component when it changes. */
export const language = signal<Language>('en');

/** Loads a part in the present language; pages that need it wait for this. */
export async function loadMessages(part: BrowserPart): Promise<void> {
  wanted.add(part);
  const code = language.value;
  const { messages } = await loadPart(code, part);
  addMessages(code, messages);
}

/** Adds messages that are there already; the page speaks them if they are in its language. */
export function addMessages(code: Language, messages: CompiledMessages): void {
  i18n.load(code, messages);
  if (i18n.locale !== code && code === language.value) i18n.activate(code);
}

let lastAsked: Language | null = null;

/**
 * Switches the language once every part in use has arrived; until then the page stays as it is, and on failure too.
 * False when another language was asked for meanwhile: who walks through the list gets the last one, whatever arrives last.
 */
export async function switchLanguage(code: Language): Promise<boolean> {
  lastAsked = code;
  const loaded = await Promise.all([...wanted].map((part) => loadPart(code, part)));
  for (const { messages } of loaded) i18n.load(code, messages);
  if (lastAsked !== code) return false;
  i18n.activate(code);
  language.value = code;
  return true;
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
