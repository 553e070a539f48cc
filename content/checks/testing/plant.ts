// The real content, opened for spoiling: a fault is planted into a copy, and only what it adds to the findings is looked at.
import { expect } from 'vitest';
import { loadModules } from '../../../apps/platform/features/catalogue/server/index.ts';
import { loadFramework } from '../../../apps/platform/features/framework/server/index.ts';
import type { ItemBank, Scenario, Statement } from '../../../apps/platform/features/itembank/contract.ts';
import { loadItemBank } from '../../../apps/platform/features/itembank/server/index.ts';

/** What it is called, how it is planted, and the sentence that must come of it. */
export type Planted<Whole> = readonly [name: string, spoil: (copy: Whole) => void, sentence: string | RegExp];

export interface OpenBank {
  readonly head: ItemBank['head'];
  readonly languages: ItemBank['languages'];
  statements: Statement[];
  scenarios: Scenario[];
}

export const framework = loadFramework(new URL('../../frameworks/dragoman-25/', import.meta.url));
export const modules = loadModules(new URL('../../modules/short/', import.meta.url));
const loaded = loadItemBank(new URL('../../itembanks/core/', import.meta.url));
export const bank: OpenBank = {
  head: loaded.head,
  languages: loaded.languages,
  statements: [...loaded.statements],
  scenarios: [...loaded.scenarios],
};

/** What each check finds in the content as it is; looked up once. */
const findings = new Map<unknown, ReadonlySet<string>>();

export function newFaults<Whole>(
  whole: Whole,
  find: (whole: Whole) => string[],
  spoil: (copy: Whole) => void,
): string[] {
  const before = findings.get(find) ?? new Set(find(whole));
  findings.set(find, before);
  const copy = structuredClone(whole);
  spoil(copy);
  return find(copy).filter((fault) => !before.has(fault));
}

/** For `toContainEqual`: the whole sentence, or one that fits the pattern. */
export function matching(sentence: string | RegExp): unknown {
  return typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
}

/** A text of so many words in one sentence. */
export function words(number: number): string {
  return `You ${Array.from({ length: number - 1 }, (_, at) => `thing${at}`).join(' ')}.`;
}
