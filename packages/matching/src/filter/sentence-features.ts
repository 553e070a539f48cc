// What the filter looks at: words, pairs of words and the shape of a sentence; for a single word, its neighbours.
import { stem } from '../text/stem.ts';
import { hashText } from './hashed-model.ts';
import type { Word } from '../text/words.ts';

export function sentenceFeatures(words: readonly Word[], language: string): Uint32Array {
  const stems = words.slice(0, 100).map(({ text }) => stem(text, language));
  const features = new Set<string>([`length ${Math.min(6, Math.floor(Math.log2(stems.length + 1) * 1.5))}`]);
  for (const [at, one] of stems.entries()) {
    features.add(`w ${one}`);
    features.add(`b ${stems[at - 1] ?? '^'} ${one}`);
    if (at >= 2) features.add(`s ${stems[at - 2]} ${one}`);
  }
  features.add(`b ${stems.at(-1) ?? '^'} $`);
  if (words[0]) features.add(`first ${stems[0]}`);
  if (words.length > 0 && words.every(({ text }) => /^[\p{Lu}\d]/u.test(text))) features.add('all capitals');
  if (words.some(({ text }) => /\d/.test(text))) features.add('digit');
  return Uint32Array.from(features, hashText);
}

/** Features of the word at each place. */
export function wordFeatures(words: readonly Word[], language: string): Uint32Array[] {
  const stems = words.map(({ text }) => stem(text, language));
  return words.map(({ text }, at) => {
    const one = stems[at]!;
    const before = stems[at - 1] ?? '^';
    const after = stems[at + 1] ?? '$';
    const features = [
      `w ${one}`,
      `p ${before}`,
      `n ${after}`,
      `pw ${before} ${one}`,
      `wn ${one} ${after}`,
      `pp ${stems[at - 2] ?? '^'} ${before}`,
      `nn ${after} ${stems[at + 2] ?? '$'}`,
      `p2 ${stems[at - 2] ?? '^'}`,
      `n2 ${stems[at + 2] ?? '$'}`,
      `end ${one.slice(-3)}`,
      `start ${one.slice(0, 4)}`,
      `shape ${/^\p{Lu}/u.test(text) ? 'A' : 'a'}${/\d/.test(text) ? '9' : ''}${/\p{Lu}.*\p{Lu}/u.test(text) ? 'AA' : ''} ${Math.min(at, 2)}`,
      `length ${Math.min(5, words.length >> 2)}`,
    ];
    return Uint32Array.from(features, hashText);
  });
}
