// The words of skills, statements and groups that a run names by id.
import { LANGUAGE_NAMES, isLanguage } from '@dragoman/kernel';
import { textIn } from '../../../../web/messages/texts.ts';
import type { Overview, Run } from '../../contract.ts';

export interface RunNames {
  readonly roles: ReadonlyMap<string, Overview['roles'][number]['name']>;
  readonly skills: ReadonlyMap<string, Overview['skills'][number]['name']>;
  readonly items: ReadonlyMap<string, Run['items'][number]['text']>;
}

export function skillName({ skills }: RunNames, id: string): string {
  const name = skills.get(id);
  return name === undefined ? id : textIn(name);
}

export function wordsOf({ items }: RunNames, id: string): string {
  const text = items.get(id);
  return text === undefined ? id : textIn(text);
}

/** A group by the attribute it was made by: a language by its own name, a role by the framework's. */
export function groupName({ roles }: RunNames, by: 'language' | 'role', label: string): string {
  if (by === 'language') return isLanguage(label) ? LANGUAGE_NAMES[label] : label;
  const name = roles.get(label);
  return name === undefined ? label : textIn(name);
}
