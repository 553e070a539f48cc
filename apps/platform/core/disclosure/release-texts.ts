// The way of free text about a group: enough writers, shuffled, without names, dates and order; once, never "one more".
import type { RandomSource } from '@dragoman/kernel';
import { TEXT_THRESHOLD } from './rule.ts';

export interface WrittenText {
  readonly personId: string;
  readonly text: string;
}

/** Null below the threshold of different writers; otherwise the texts in an order that says nothing. */
export function releaseTexts(
  texts: readonly WrittenText[],
  random: RandomSource,
  threshold: number = TEXT_THRESHOLD,
): string[] | null {
  if (new Set(texts.map((each) => each.personId)).size < Math.max(TEXT_THRESHOLD, threshold)) return null;
  const keys = random.bytes(texts.length * 6);
  return texts
    .map(({ text }, index) => ({ text, key: Buffer.from(keys.slice(index * 6, index * 6 + 6)).readUIntBE(0, 6) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ text }) => text);
}
