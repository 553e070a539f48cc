// The words of skills and statements that a run names by id.
import { textIn } from '../../../../web/messages/texts.ts';
import type { Overview, Run } from '../../contract.ts';

export interface RunNames {
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
