// Learns from an institution's decisions: what was accepted goes up, what was rejected goes down, and never far from where it began.
import { clausesOf } from '../text/clauses.ts';
import { tokensOf } from '../text/tokens.ts';
import { wordsOf } from '../text/words.ts';
import { seededRandom } from '../random.ts';
import { featureScales, rankerScore, trainRanker } from './ranker.ts';
import type { RankedList } from './ranker.ts';
import { FEATURE_COUNT } from './features.ts';
import type { RankerModel } from './matching-model.ts';
import { isAbove } from './taxonomy.ts';
import type { Taxonomy } from './taxonomy.ts';
import { wordImportance } from './word-importance.ts';

/**
 * wrong-sense: the words mean something else; too-narrow, too-broad: the right subject at another level; not-asked-for: the skill is
 * spoken of, but nobody needs it there; other: in words only.
 */
export const REJECTION_REASONS = ['wrong-sense', 'too-narrow', 'too-broad', 'not-asked-for', 'other'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export interface Decision {
  /** The sentence as it stood. */
  sentence: string;
  language: string;
  uri: string;
  verdict: 'accepted' | 'rejected';
  /** In the words of whoever decided. */
  reason: string;
  /** Of a rejection; "other" when absent. */
  why?: RejectionReason;
}

export interface RetrainedRanker {
  model: RankerModel;
  sentences: number;
  /** Decisions about skills that the matchers do not find for the sentence; nothing is learned from them. */
  unused: number;
  /** Rejections that say nothing of likeness ("not asked for"): the words did mean the skill, and the ranker must not unlearn that. */
  setAside: number;
  /** Mean reciprocal rank of accepted skills, in per cent, by cross-validation. */
  before: number;
  after: number;
  /** After minus before, with a 95 % bootstrap interval over sentences. */
  difference: { value: number; low: number; high: number };
  verdict: 'better' | 'worse' | 'no reliable difference' | 'too few decisions';
  message: string;
}

/** Fewer sentences with an accepted skill teach chance. */
export const LEAST_SENTENCES = 20;
const FOLDS = 5;
const SETTINGS = { pull: 0.3, iterations: 200, rate: 0.06 };
const RESAMPLES = 1000;

interface Learned extends RankedList {
  isVector: boolean;
  rejected: readonly number[];
  /** Where all was rejected: candidates just above what was too narrow, or just below what was too broad. */
  hinted: readonly number[];
}

/** Weights go into use only when the caller decides so; the figures say whether that is wise. */
export function retrainRanker(taxonomy: Taxonomy, decisions: readonly Decision[]): RetrainedRanker {
  const told = decisions.filter(({ verdict, why }) => verdict === 'accepted' || why !== 'not-asked-for');
  const setAside = decisions.length - told.length;
  const { lists, unused } = listsOf(taxonomy, told);
  const base = taxonomy.model.ranker;
  const usable = lists.filter(({ right }) => right.length > 0);
  const model: RankerModel = {
    ...base,
    id: `${base.id}, retrained on ${lists.length} sentences`,
    withVectors: {
      ...base.withVectors,
      weights: fit(
        lists.filter(({ isVector }) => isVector),
        base.withVectors.weights,
      ),
    },
    lexical: {
      ...base.lexical,
      weights: fit(
        lists.filter(({ isVector }) => !isVector),
        base.lexical.weights,
      ),
    },
  };
  if (usable.length < LEAST_SENTENCES) {
    return {
      model: base,
      sentences: lists.length,
      unused,
      setAside,
      before: NaN,
      after: NaN,
      difference: { value: NaN, low: NaN, high: NaN },
      verdict: 'too few decisions',
      message: `${usable.length} sentences with an accepted skill are too few to learn from; ${LEAST_SENTENCES} are needed. The weights stay as they are.`,
    };
  }
  const pairs = crossValidate(lists, base);
  const before = (100 * sum(pairs.map(([old]) => old))) / pairs.length;
  const after = (100 * sum(pairs.map(([, fresh]) => fresh))) / pairs.length;
  const difference = differenceOf(pairs);
  const verdict = difference.low > 0 ? 'better' : difference.high < 0 ? 'worse' : 'no reliable difference';
  const message = `Accepted skills came first with a mean reciprocal rank of ${before.toFixed(1)} before and ${after.toFixed(1)} after (${verdict}; difference ${difference.value.toFixed(1)}, 95 % interval ${difference.low.toFixed(1)} to ${difference.high.toFixed(1)}).`;
  return { model, sentences: lists.length, unused, setAside, before, after, difference, verdict, message };
}

/** One list a sentence: what was accepted is right, what was rejected is held below it, what nobody judged is left as it is. */
function listsOf(taxonomy: Taxonomy, decisions: readonly Decision[]): { lists: Learned[]; unused: number } {
  const bySentence = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const key = `${decision.language}\n${decision.sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), decision]);
  }
  const places = new Map([...taxonomy.index.uris].map((uri, at) => [uri, at]));
  const lists: Learned[] = [];
  let unused = 0;
  for (const [key, group] of [...bySentence].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const { sentence, language } = group[0]!;
    const scorer = taxonomy.scorers.get(language);
    if (scorer === undefined) {
      unused += group.length;
      continue;
    }
    const tokens = tokensOf(sentence, language);
    const trained = taxonomy.model.sentences.find((one) => one.language === language);
    const importance = trained && wordImportance(wordsOf(sentence), tokens, trained).importance;
    const { concepts, features } = scorer.candidates(tokens, { importance, clauses: clausesOf(sentence, tokens) });
    const rowsOf = (verdict: Decision['verdict']): number[] =>
      group
        .filter((one) => one.verdict === verdict)
        .flatMap(({ uri }) => {
          const row = concepts.indexOf(places.get(uri) ?? -1);
          if (row < 0) unused += 1;
          return row < 0 ? [] : [row];
        });
    const [right, rejected] = [rowsOf('accepted'), rowsOf('rejected')];
    if (right.length + rejected.length > 0 && key !== '')
      lists.push({
        features,
        right,
        rejected,
        hinted: hintsOf(group, concepts, places, taxonomy).filter((row) => !rejected.includes(row)),
        isVector: scorer.vectors !== undefined,
      });
  }
  return { lists, unused };
}

function hintsOf(
  group: readonly Decision[],
  concepts: Uint32Array,
  places: ReadonlyMap<string, number>,
  taxonomy: Taxonomy,
): number[] {
  const hinted = new Set<number>();
  for (const { verdict, why, uri } of group) {
    const concept = places.get(uri);
    if (concept === undefined || verdict === 'accepted') continue;
    for (const [row, other] of concepts.entries()) {
      if (why === 'too-narrow' && isAbove(taxonomy, other, concept)) hinted.add(row);
      if (why === 'too-broad' && isAbove(taxonomy, concept, other)) hinted.add(row);
    }
  }
  return [...hinted];
}

function fit(lists: readonly Learned[], from: readonly number[]): number[] {
  if (lists.length === 0) return [...from];
  return trainRanker(
    lists.flatMap((list) => asTraining(list, from)),
    from,
    SETTINGS,
    featureScales(lists),
  );
}

/**
 * A sentence where all was rejected still teaches a little: what stands first among the rest should pass the rejected ones; where the
 * reason says too narrow or too broad, among those at the level that was missed.
 */
function asTraining(list: Learned, weights: readonly number[]): RankedList[] {
  if (list.right.length > 0) return [list];
  const rows = Array.from({ length: list.features.length / FEATURE_COUNT }, (_, row) => row);
  const others = list.hinted.length > 0 ? list.hinted : rows.filter((row) => !list.rejected.includes(row));
  if (others.length === 0) return [];
  const best = others.reduce((a, b) =>
    rankerScore(weights, list.features, b) > rankerScore(weights, list.features, a) ? b : a,
  );
  return [{ features: list.features, right: [best], weight: 0.3 }];
}

/** Reciprocal rank of the first accepted skill before and after, for sentences the weights had not seen. */
function crossValidate(lists: readonly Learned[], base: RankerModel): [number, number][] {
  const pairs: [number, number][] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const train = lists.filter((_, at) => at % FOLDS !== fold);
    const fresh = {
      vector: fit(
        train.filter(({ isVector }) => isVector),
        base.withVectors.weights,
      ),
      lexical: fit(
        train.filter(({ isVector }) => !isVector),
        base.lexical.weights,
      ),
    };
    for (const [at, list] of lists.entries()) {
      if (at % FOLDS !== fold || list.right.length === 0) continue;
      const old = list.isVector ? base.withVectors.weights : base.lexical.weights;
      pairs.push([reciprocalRank(list, old), reciprocalRank(list, list.isVector ? fresh.vector : fresh.lexical)]);
    }
  }
  return pairs;
}

function reciprocalRank({ features, right }: Learned, weights: readonly number[]): number {
  const scores = Array.from({ length: features.length / FEATURE_COUNT }, (_, row) =>
    rankerScore(weights, features, row),
  );
  const best = Math.max(...right.map((row) => scores[row]!));
  return 1 / (1 + scores.filter((score) => score > best).length);
}

function differenceOf(pairs: readonly [number, number][]): { value: number; low: number; high: number } {
  const random = seededRandom(5);
  const mean = (sample: readonly [number, number][]): number =>
    (100 * sum(sample.map(([old, fresh]) => fresh - old))) / sample.length;
  const drawn = Array.from({ length: RESAMPLES }, () =>
    mean(pairs.map(() => pairs[Math.floor(random() * pairs.length)]!)),
  ).sort((a, b) => a - b);
  return {
    value: mean(pairs),
    low: drawn[Math.floor(0.025 * RESAMPLES)]!,
    high: drawn[Math.ceil(0.975 * RESAMPLES) - 1]!,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
