// Turns a ranker's score into a probability that a reader would call the skill right.
import { FEATURE_COUNT, featureAt } from './features.ts';
import type { Candidates } from './features.ts';
import { rankerScore } from './ranker.ts';

/** Logistic: the intercept and a weight for each piece of evidence. */
export interface Calibration extends Readonly<Record<EvidenceName, number>> {
  readonly intercept: number;
}

/**
 * score: the ranker's; list: mean of the ten best, which says how much the best stands out; sentence: logit of the filter, held between
 * bounds because it was trained on adverts and knows mails badly; asks: whether turns of phrase ask for something; cover: share of the
 * wording that stands in the sentence; phrase: weight of its longest run in the same order; ahead: how far before the best other skill,
 * or behind it; size: how large the taxonomy is, as more skills bring more near misses.
 */
export const EVIDENCE = ['score', 'list', 'sentence', 'asks', 'cover', 'phrase', 'ahead', 'size'] as const;
export type EvidenceName = (typeof EVIDENCE)[number];
export type Evidence = Readonly<Record<EvidenceName, number>>;

export interface ScoredCandidate {
  concept: number;
  row: number;
  score: number;
  probability: number;
}

/** What is known of a sentence beside its candidates. */
export interface SentenceContext {
  /** Of the trained filter; null where there is none, or where it is switched off. */
  sentenceProbability: number | null;
  asks: boolean;
  /** Skills in the taxonomy. */
  skills: number;
}

/** Where a sentence has no probability of its own (a language without a trained filter, or the filter switched off). */
const UNKNOWN_SENTENCE = 0.6;
const LEAST_LOGIT = -1;
const MOST_LOGIT = 2.5;
const COVER = featureAt('softWhole');
const PHRASE = featureAt('phrase');
const FURTHEST = 3;

/** Candidates from the best to the worst, the lower place of the taxonomy first among equals. */
export function rankCandidates(
  candidates: Candidates,
  weights: readonly number[],
  calibration: Calibration,
  context: SentenceContext,
): ScoredCandidate[] {
  return rankWithEvidence(candidates, weights, context).map(({ concept, row, evidence }) => ({
    concept,
    row,
    score: evidence.score,
    probability: probabilityFrom(evidence, calibration),
  }));
}

export function rankWithEvidence(
  candidates: Candidates,
  weights: readonly number[],
  { sentenceProbability, asks, skills }: SentenceContext,
): { concept: number; row: number; evidence: Evidence }[] {
  const scored = Array.from(candidates.concepts, (concept, row) => ({
    concept,
    row,
    score: rankerScore(weights, candidates.features, row),
  })).sort((a, b) => b.score - a.score || a.concept - b.concept);
  const list = listStrength(scored.map(({ score }) => score));
  const sentence = sentenceLogit(sentenceProbability);
  const size = Math.log(Math.max(1, skills) / 1000);
  return scored.map(({ concept, row, score }, at) => {
    const cover = candidates.features[row * FEATURE_COUNT + COVER]!;
    const phrase = candidates.features[row * FEATURE_COUNT + PHRASE]!;
    const other = scored[at === 0 ? 1 : 0]?.score ?? 0;
    const ahead = Math.min(FURTHEST, Math.max(-FURTHEST, score - other));
    return { concept, row, evidence: { score, list, sentence, asks: asks ? 1 : 0, cover, phrase, ahead, size } };
  });
}

/** Mean of the ten best scores: a list whose tenth is as good as its first singles out nothing. */
function listStrength(sorted: readonly number[]): number {
  const top = sorted.slice(0, 10);
  return top.length === 0 ? 0 : top.reduce((sum, one) => sum + one, 0) / top.length;
}

/** How many logits the sentence alone adds to each of its skills, beyond what one that asks and of which the filter knows nothing adds. */
export function sentenceShare(calibration: Calibration, { sentenceProbability, asks }: SentenceContext): number {
  const sentence = sentenceLogit(sentenceProbability) - sentenceLogit(null);
  return calibration.sentence * sentence + calibration.asks * ((asks ? 1 : 0) - 1);
}

function sentenceLogit(probability: number | null): number {
  const kept = Math.min(0.99, Math.max(0.01, probability ?? UNKNOWN_SENTENCE));
  return Math.min(MOST_LOGIT, Math.max(LEAST_LOGIT, Math.log(kept / (1 - kept))));
}

export function probabilityFrom(evidence: Evidence, calibration: Calibration): number {
  const sum = EVIDENCE.reduce((total, name) => total + calibration[name] * evidence[name], calibration.intercept);
  return 1 / (1 + Math.exp(-sum));
}

export interface CalibrationCase {
  evidence: Evidence;
  isRight: boolean;
}

/** Evidence that can only speak for a skill; what a fit on few lines turns round is left out, and the rest is fitted again. */
const SPEAKS_FOR: ReadonlySet<EvidenceName> = new Set(['score', 'sentence', 'asks', 'cover', 'phrase', 'ahead']);
const PULL = 0.5;

/** Logistic regression by Newton's method, with a light pull towards zero; more evidence never lowers the probability. */
export function fitCalibration(cases: readonly CalibrationCase[]): Calibration {
  let used: readonly EvidenceName[] = EVIDENCE;
  for (;;) {
    const [intercept, ...weights] = fitLogistic(
      cases.map(({ evidence, isRight }) => ({ x: [1, ...used.map((name) => evidence[name])], isRight })),
    );
    const turned = used.filter((name, at) => SPEAKS_FOR.has(name) && weights[at]! < 0);
    if (turned.length === 0) {
      const weightOf = (name: EvidenceName): number => (used.includes(name) ? weights[used.indexOf(name)]! : 0);
      return {
        intercept: intercept!,
        ...(Object.fromEntries(EVIDENCE.map((name) => [name, weightOf(name)])) as Evidence),
      };
    }
    used = used.filter((name) => !turned.includes(name));
  }
}

/** Logistic regression by Newton's method with a light pull towards zero; the first number of x is 1, and its weight is not pulled. */
export function fitLogistic(cases: readonly { x: readonly number[]; isRight: boolean }[]): number[] {
  const size = cases[0]?.x.length ?? 1;
  const beta = Array.from({ length: size }, () => 0);
  for (let step = 0; step < 50; step += 1) {
    const gradient = Array.from({ length: size }, () => 0);
    const hessian = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
    for (const { x, isRight } of cases) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * beta[k]!, 0)));
      for (let a = 0; a < size; a += 1) {
        gradient[a]! += ((isRight ? 1 : 0) - p) * x[a]!;
        for (let b = 0; b < size; b += 1) hessian[a]![b]! += p * (1 - p) * x[a]! * x[b]!;
      }
    }
    for (let a = 0; a < size; a += 1) {
      const pull = a === 0 ? 0 : PULL;
      gradient[a]! -= pull * beta[a]!;
      hessian[a]![a]! += pull + 1e-6;
    }
    const move = solve(hessian, gradient);
    for (let a = 0; a < size; a += 1) beta[a]! += move[a]!;
    if (Math.max(...move.map(Math.abs)) < 1e-8) break;
  }
  return beta;
}

/** Gaussian elimination with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= size; k += 1) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}
