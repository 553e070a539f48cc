// Turns a ranker's score into a probability that a reader would call the skill right.
import { rankerScore } from './ranker.ts';
import type { Candidates } from './features.ts';

/** Logistic: intercept + score x (score) + list x (how strong the whole list is) + sentence x (logit of the sentence filter). */
export interface Calibration {
  intercept: number;
  score: number;
  list: number;
  sentence: number;
}

export interface ScoredCandidate {
  concept: number;
  row: number;
  score: number;
  probability: number;
}

/** Where a sentence has no probability of its own (a language without a trained filter, or the filter switched off). */
const UNKNOWN_SENTENCE = 0.6;

/** Candidates from the best to the worst, the lower place of the taxonomy first among equals. */
export function rankCandidates(
  candidates: Candidates,
  weights: readonly number[],
  calibration: Calibration,
  sentenceProbability: number | null,
): ScoredCandidate[] {
  const scored = Array.from(candidates.concepts, (concept, row) => ({
    concept,
    row,
    score: rankerScore(weights, candidates.features, row),
  })).sort((a, b) => b.score - a.score || a.concept - b.concept);
  const strength = listStrength(scored.map(({ score }) => score));
  const logit = sentenceLogit(sentenceProbability);
  return scored.map((one) => ({ ...one, probability: probabilityFrom(one.score, strength, logit, calibration) }));
}

/** Mean of the ten best scores: a list whose tenth is as good as its first singles out nothing. */
export function listStrength(sorted: readonly number[]): number {
  const top = sorted.slice(0, 10);
  return top.length === 0 ? 0 : top.reduce((sum, one) => sum + one, 0) / top.length;
}

export function sentenceLogit(probability: number | null): number {
  const kept = Math.min(0.99, Math.max(0.01, probability ?? UNKNOWN_SENTENCE));
  return Math.log(kept / (1 - kept));
}

export function probabilityFrom(score: number, strength: number, logit: number, calibration: Calibration): number {
  const sum =
    calibration.intercept + calibration.score * score + calibration.list * strength + calibration.sentence * logit;
  return 1 / (1 + Math.exp(-sum));
}

export interface CalibrationCase {
  score: number;
  strength: number;
  logit: number;
  isRight: boolean;
}

/** Logistic regression by Newton's method, with a light pull towards zero; a better score never lowers the probability. */
export function fitCalibration(cases: readonly CalibrationCase[]): Calibration {
  const beta = [0, 0, 0, 0];
  const pull = [0, 0.05, 0.05, 0.05];
  for (let step = 0; step < 50; step += 1) {
    const gradient = [0, 0, 0, 0];
    const hessian = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (const { score, strength, logit, isRight } of cases) {
      const x = [1, score, strength, logit];
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * beta[k]!, 0)));
      for (let a = 0; a < 4; a += 1) {
        gradient[a]! += ((isRight ? 1 : 0) - p) * x[a]!;
        for (let b = 0; b < 4; b += 1) hessian[a]![b]! += p * (1 - p) * x[a]! * x[b]!;
      }
    }
    for (let a = 0; a < 4; a += 1) {
      gradient[a]! -= pull[a]! * beta[a]!;
      hessian[a]![a]! += pull[a]! + 1e-6;
    }
    const move = solve(hessian, gradient);
    for (let a = 0; a < 4; a += 1) beta[a]! += move[a]!;
    if (Math.max(...move.map(Math.abs)) < 1e-8) break;
  }
  return { intercept: beta[0]!, score: Math.max(0, beta[1]!), list: beta[2]!, sentence: Math.max(0, beta[3]!) };
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
