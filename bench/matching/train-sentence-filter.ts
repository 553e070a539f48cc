// `npm run train:sentence-filter`: which sentences speak of a skill and which of their words do, learned from SkillSpan's train file.
// npm run train:sentence-filter -- [--skillspan DIR] [--out FILE.json]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  packModel,
  probabilityOf,
  trainHashedModel,
  unpackModel,
} from '../../packages/matching/src/filter/hashed-model.ts';
import { sentenceFeatures, wordFeatures } from '../../packages/matching/src/filter/sentence-features.ts';
import type { PackedSentenceModel } from '../../packages/matching/src/filter/sentence-model.ts';
import { wordsOf } from '../../packages/matching/src/text/words.ts';
import { areaUnderCurve, bestThreshold } from './classification.ts';
import { readSkillSpan, referenceFolders } from './reference-data.ts';
import type { TaggedSentence } from './reference-data.ts';

const SEED = 20261122;

export function makeSentenceModel(train: readonly TaggedSentence[]): PackedSentenceModel {
  const sentences = train.map((one) => ({
    features: sentenceFeatures(wordsOf(one.words.join(' ')), 'en'),
    isTrue: one.inSpan.some(Boolean),
  }));
  const words = train.flatMap((one) => taggedWords(one).map(({ features, isTrue }) => ({ features, isTrue })));
  return {
    id: 'en-1',
    language: 'en',
    sentence: packModel(trainHashedModel(sentences, 16, { epochs: 8, rate: 0.05, decay: 0.03, seed: SEED })),
    word: packModel(trainHashedModel(words, 16, { epochs: 3, rate: 0.08, decay: 0.01, seed: SEED })),
  };
}

/** Words as our own splitter sees them, each with whether its token stands in a span. */
export function taggedWords({ words, inSpan }: TaggedSentence): { features: Uint32Array; isTrue: boolean }[] {
  const text = words.join(' ');
  const owner: number[] = [];
  for (const [at, word] of words.entries()) for (let i = 0; i <= word.length; i += 1) owner.push(at);
  const found = wordsOf(text);
  const features = wordFeatures(found, 'en');
  return found.map(({ start }, at) => ({ features: features[at]!, isTrue: inSpan[owner[start]!]! }));
}

function run(): void {
  const { values } = parseArgs({
    options: { skillspan: { type: 'string' }, out: { type: 'string', default: 'content/matching/sentences-en.json' } },
  });
  const { skillspan } = referenceFolders(values);
  const packed = makeSentenceModel(readSkillSpan(skillspan, 'train'));
  writeFileSync(values.out, `${JSON.stringify(packed)}\n`);
  const { sentence, word } = unpacked(packed);
  for (const split of ['train', 'dev'] as const) {
    const rows = readSkillSpan(skillspan, split);
    const sentences = rows.map((one) => ({
      score: probabilityOf(sentence, sentenceFeatures(wordsOf(one.words.join(' ')), 'en')),
      isTrue: one.inSpan.some(Boolean),
    }));
    const words = rows.flatMap((one) =>
      taggedWords(one).map(({ features, isTrue }) => ({ score: probabilityOf(word, features), isTrue })),
    );
    console.log(
      split,
      'sentences AUC',
      areaUnderCurve(sentences).toFixed(3),
      bestThreshold(sentences),
      'words AUC',
      areaUnderCurve(words).toFixed(3),
      bestThreshold(words),
    );
  }
}

function unpacked(packed: PackedSentenceModel): {
  sentence: ReturnType<typeof unpackModel>;
  word: ReturnType<typeof unpackModel>;
} {
  return { sentence: unpackModel(packed.sentence), word: unpackModel(packed.word) };
}

if (import.meta.main) run();
