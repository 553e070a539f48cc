// How the rows keep which words of which sentences led to a skill. Words are stretches of the sentence, never its letters.
import { z } from 'zod';
import type { Stretch } from '../contract.ts';

const mention = z.object({
  sentenceId: z.string(),
  /** Of a suggestion: how likely this sentence alone makes it. */
  probability: z.number().nullable(),
  matchedLabel: z.string(),
  words: z.array(z.tuple([z.int(), z.int()])),
});
const alternative = z.object({ uri: z.string(), label: z.string(), probability: z.number() });

export type Mention = z.infer<typeof mention>;
export type Alternative = z.infer<typeof alternative>;

export function readMentions(json: string): Mention[] {
  return z.array(mention).parse(JSON.parse(json));
}

export function readAlternatives(json: string): Alternative[] {
  return z.array(alternative).parse(JSON.parse(json));
}

export function toStretches(words: Mention['words']): Stretch[] {
  return words.map(([start, end]) => ({ start, end }));
}
