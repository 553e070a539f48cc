// Learns from an institution's decisions in a process of its own, and says how much that helps on sentences it had not seen.
import { readFileSync } from 'node:fs';
import { loadMatchingModel, openTaxonomy, readIndex, retrainRanker } from '@dragoman/matching';
import type { Decision, RankerModel } from '@dragoman/matching';

export interface DecisionsToLearn {
  readonly decisions: readonly Decision[];
  readonly indexFile: string;
  readonly matchingFolder: string;
}

export interface Learned {
  readonly model: RankerModel;
  readonly baseId: string;
  readonly sentences: number;
  readonly unused: number;
  readonly setAside: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly verdict: 'better' | 'worse' | 'no-reliable-difference' | 'too-few';
}

export function run({ decisions, indexFile, matchingFolder }: DecisionsToLearn): Learned {
  const model = loadMatchingModel(matchingFolder);
  const taxonomy = openTaxonomy(readIndex(readFileSync(indexFile)), model);
  const learned = retrainRanker(taxonomy, decisions);
  const { sentences, unused, setAside, before, after, difference } = learned;
  const isTold = learned.verdict !== 'too few decisions';
  return {
    model: learned.model,
    baseId: model.ranker.id,
    sentences,
    unused,
    setAside,
    before: isTold ? before : null,
    after: isTold ? after : null,
    difference: isTold ? difference : null,
    verdict:
      learned.verdict === 'no reliable difference'
        ? 'no-reliable-difference'
        : learned.verdict === 'too few decisions'
          ? 'too-few'
          : learned.verdict,
  };
}
