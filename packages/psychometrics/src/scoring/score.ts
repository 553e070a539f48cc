// Scores of many persons on items with known parameters, with a status for each person.
// Sources: R. D. Bock and R. J. Mislevy (1982), Applied Psychological Measurement 6 (EAP); T. A. Warm (1989),
// Psychometrika 54 (WLE); F. M. Lord (1980) (MLE); D. Thissen et al. (1995) (EAP from the sum score).
import type { MethodRecord } from '../bank/bank.ts';
import { collapsePatterns, type PatternTable } from '../calibration/collapse-patterns.ts';
import { equalNodes, latentLogWeights } from '../calibration/design.ts';
import { fillPairTable, layOutPairs, passPosteriors } from '../calibration/posterior-pass.ts';
import { MISSING, readResponses, type ResponseMatrix } from '../calibration/read-responses.ts';
import type { NormalPrior } from '../irt/expected-a-posteriori.ts';
import { estimatePattern, type PatternStatus } from './estimate-pattern.ts';
import { createDerivatives, type PreparedScorable, prepareScorables, type ScorableItem } from './scorable-items.ts';
import { sumScoreTable } from './sum-score-table.ts';

export type Estimator = 'eap' | 'map' | 'mle' | 'wle' | 'eap-sum';

export interface ScoreOptions {
  estimator?: Estimator;
  /** Of theta, for EAP, MAP and the sum score: use the latent density of the bank's card. */
  prior?: NormalPrior;
  /** Nodes of EAP; 61 from -6 to 6 SD of the prior around its mean. */
  nodes?: number;
  range?: readonly [number, number];
}

export interface Scores {
  estimator: Estimator;
  persons: number;
  /** One entry per row of the responses; null where the status says why. */
  theta: (number | null)[];
  /** Posterior SD for EAP; from curvature or information for the others. */
  standardError: (number | null)[];
  status: PatternStatus[];
  answered: number[];
  /** EAP: variance of the estimates over that plus the mean posterior variance; null for others or fewer than two. */
  empiricalReliability: number | null;
  warnings: { code: string; message: string }[];
  method: MethodRecord;
}

/**
 * Scores every row.
 * @param responses persons x items, in the order of the items; labels as in the items' categories (0, 1, 2 … without)
 * @throws RangeError or TypeError naming item, row or column that cannot be used
 * @example
 * const items = [
 *   { name: 'a', model: '2pl', discrimination: 1.2, difficulty: -0.4 },
 *   { name: 'b', model: '2pl', discrimination: 0.8, difficulty: 0.6 },
 * ] as const;
 * score([[1, 0], [null, null]], items).status; // ['estimated', 'no-answers']
 */
export function score(responses: ResponseMatrix, items: readonly ScorableItem[], options: ScoreOptions = {}): Scores {
  const { estimator = 'eap', prior = { mean: 0, sd: 1 } } = options;
  if (!(prior.sd > 0 && Number.isFinite(prior.sd) && Number.isFinite(prior.mean))) {
    throw new RangeError('prior: a finite mean and an sd above zero are needed');
  }
  if (options.nodes !== undefined && !(Number.isInteger(options.nodes) && options.nodes >= 15)) {
    throw new RangeError('nodes: a whole number, 15 or more');
  }
  const prepared = prepareScorables(items);
  const names = prepared.map((item) => item.name);
  const categories = Object.fromEntries(prepared.map((item) => [item.name, item.labels]));
  const coded = readResponses(
    responses,
    names,
    categories,
    prepared.map((item) => item.model),
  );
  const rows = Int32Array.from({ length: coded.rows }, (_, r) => r);
  const patterns = collapsePatterns(coded.codes, coded.columns, rows);
  const byPattern = estimatePatterns(estimator, patterns, prepared, items, prior, options);
  const result: Scores = {
    estimator,
    persons: coded.rows,
    theta: [],
    standardError: [],
    status: [],
    answered: [],
    empiricalReliability: null,
    warnings: [],
    method: {
      name: `theta-${estimator}`,
      version: '1',
      page: 'scoring',
      parameters: { estimator, priorMean: prior.mean, priorSd: prior.sd, metric: 'logistic, D = 1' },
    },
  };
  for (let r = 0; r < coded.rows; r += 1) {
    const u = patterns.patternOfRow[r]!;
    const status = byPattern.status[u]!;
    const hasEstimate = Number.isFinite(byPattern.theta[u]!);
    result.theta.push(hasEstimate ? byPattern.theta[u]! : null);
    result.standardError.push(hasEstimate ? byPattern.standardError[u]! : null);
    result.status.push(status);
    result.answered.push(byPattern.answered[u]!);
  }
  if (estimator === 'eap') result.empiricalReliability = reliabilityOf(byPattern, patterns);
  result.warnings = warningsOf(result.status);
  return result;
}

interface PatternScores {
  theta: Float64Array;
  standardError: Float64Array;
  status: PatternStatus[];
  answered: Int32Array;
}

function estimatePatterns(
  estimator: Estimator,
  patterns: PatternTable,
  prepared: readonly PreparedScorable[],
  items: readonly ScorableItem[],
  prior: NormalPrior,
  options: ScoreOptions,
): PatternScores {
  const k = prepared.length;
  const U = patterns.patterns;
  const scores: PatternScores = {
    theta: new Float64Array(U).fill(NaN),
    standardError: new Float64Array(U).fill(NaN),
    status: Array.from({ length: U }, () => 'estimated' as PatternStatus),
    answered: new Int32Array(U),
  };
  for (let u = 0; u < U; u += 1) {
    let answered = 0;
    for (let j = 0; j < k; j += 1) if (patterns.codes[u * k + j] !== MISSING) answered += 1;
    scores.answered[u] = answered;
    if (answered === 0) scores.status[u] = 'no-answers';
  }
  if (estimator === 'eap') fillExpected(scores, patterns, prepared, prior, options);
  else if (estimator === 'eap-sum') fillSumScores(scores, patterns, items, k, prior);
  else {
    const work = createDerivatives(prepared);
    const codes = new Int16Array(k);
    for (let u = 0; u < U; u += 1) {
      for (let j = 0; j < k; j += 1) {
        const code = patterns.codes[u * k + j]!;
        codes[j] = code === MISSING ? -1 : code;
      }
      const estimate = estimatePattern(estimator, prepared, codes, prior, work);
      scores.theta[u] = estimate.theta ?? NaN;
      scores.standardError[u] = estimate.standardError ?? NaN;
      scores.status[u] = estimate.status;
    }
  }
  return scores;
}

function fillExpected(
  scores: PatternScores,
  patterns: PatternTable,
  prepared: readonly PreparedScorable[],
  prior: NormalPrior,
  options: ScoreOptions,
): void {
  const [low, high] = options.range ?? [prior.mean - 6 * prior.sd, prior.mean + 6 * prior.sd];
  const nodes = equalNodes(options.nodes ?? 61, low, high);
  const Q = nodes.length;
  const categories = Int32Array.from(prepared, (item) => item.curve.categories);
  const layout = layOutPairs(patterns.codes, patterns.patterns, patterns.weights, categories, Q);
  const tables = prepared.map(({ curve, parameters }) => {
    const logP = new Float64Array(curve.categories * Q);
    curve.tabulate(parameters, 0, nodes, logP);
    return logP;
  });
  const table = new Float64Array(layout.rows * Q);
  fillPairTable(layout, tables, Q, table);
  passPosteriors(layout, table, latentLogWeights(nodes, prior.mean, Math.log(prior.sd)), {
    visit: (u, from, to, posterior) => {
      let mean = 0;
      for (let q = from; q <= to; q += 1) mean += posterior[q]! * nodes[q]!;
      let variance = 0;
      for (let q = from; q <= to; q += 1) variance += posterior[q]! * (nodes[q]! - mean) ** 2;
      scores.theta[u] = mean;
      scores.standardError[u] = Math.sqrt(variance);
    },
  });
}

function fillSumScores(
  scores: PatternScores,
  patterns: PatternTable,
  items: readonly ScorableItem[],
  k: number,
  prior: NormalPrior,
): void {
  const rows = sumScoreTable(items, prior);
  for (let u = 0; u < patterns.patterns; u += 1) {
    if (scores.answered[u]! < k) {
      if (scores.answered[u]! > 0) scores.status[u] = 'incomplete';
      continue;
    }
    let sum = 0;
    for (let j = 0; j < k; j += 1) sum += patterns.codes[u * k + j]!;
    scores.theta[u] = rows[sum]!.theta;
    scores.standardError[u] = rows[sum]!.standardError;
  }
}

function reliabilityOf(scores: PatternScores, patterns: PatternTable): number | null {
  let n = 0;
  let first = 0;
  let second = 0;
  let error = 0;
  for (let u = 0; u < patterns.patterns; u += 1) {
    if (scores.status[u] !== 'estimated') continue;
    const weight = patterns.weights[u]!;
    n += weight;
    first += weight * scores.theta[u]!;
    second += weight * scores.theta[u]! ** 2;
    error += weight * scores.standardError[u]! ** 2;
  }
  if (n < 2) return null;
  const variance = (second - (first * first) / n) / (n - 1);
  return variance > 0 ? variance / (variance + error / n) : null;
}

const STATUS_SENTENCES: Partial<Record<PatternStatus, string>> = {
  'no-answers': 'had no answers; EAP and MAP give them the prior, the others give no estimate',
  'extreme-low': 'gave only the lowest answers; maximum likelihood has no finite estimate for them',
  'extreme-high': 'gave only the highest answers; maximum likelihood has no finite estimate for them',
  incomplete: 'left items out; a sum score needs all of them',
  'not-converged': 'have no settled estimate',
};

function warningsOf(status: readonly PatternStatus[]): { code: string; message: string }[] {
  return Object.entries(STATUS_SENTENCES).flatMap(([code, sentence]) => {
    const rows = status.flatMap((entry, r) => (entry === code ? [r + 1] : []));
    if (rows.length === 0) return [];
    const few = rows.slice(0, 10).join(', ');
    const more = rows.length > 10 ? ` and ${rows.length - 10} more` : '';
    return [{ code, message: `${rows.length} of the persons (row ${few}${more}) ${sentence}.` }];
  });
}
