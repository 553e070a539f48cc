// Split-half reliability of one split and of all splits.
// Sources: C. Spearman (1910) and W. Brown (1910) for the step up; J. C. Flanagan in P. J. Rulon (1939) and L. Guttman (1945, L4).
import type { MethodRecord } from '../bank/bank.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';
import { correlationMatrix, itemCovariance, totalOf } from './covariance-matrix.ts';
import { readScoreTable, type ScaleOptions, type ScoreRows } from './score-table.ts';

/**
 * Reliability of a test `factor` times as long.
 * @throws RangeError when factor is not above zero or the denominator vanishes
 * @example spearmanBrown(0.6, 2) // 0.75
 */
export function spearmanBrown(reliability: number, factor: number): number {
  if (!(factor > 0)) throw new RangeError(`spearmanBrown: factor is above zero, not ${factor}`);
  const denominator = 1 + (factor - 1) * reliability;
  if (!(denominator > 0)) throw new RangeError(`spearmanBrown: not defined for a reliability of ${reliability}`);
  return (factor * reliability) / denominator;
}

export interface SplitHalfOptions extends ScaleOptions {
  /** `odd-even` when absent, or the names of the items of the first half. */
  split?: 'odd-even' | readonly string[];
}

export interface SplitHalf {
  status: ResultStatus;
  /** Correlation of the two half scores. */
  correlation: number | null;
  /** Stepped up to full length. */
  spearmanBrown: number | null;
  /** 4 cov / var of the total: no equal variances assumed. */
  lambdaFour: number | null;
  halves: readonly [readonly string[], readonly string[]];
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Split-half reliability of one split, on raw scores.
 * @throws RangeError when a name of the split is unknown or one half is empty
 * @example splitHalf([[1, 2, 1], [2, 3, 3], [4, 4, 5]]).spearmanBrown
 */
export function splitHalf(rows: ScoreRows, options: SplitHalfOptions = {}): SplitHalf {
  const table = readScoreTable(rows, options);
  const k = table.items.length;
  const first = firstHalf(table.items, options.split ?? 'odd-even');
  const covariance = itemCovariance(table);
  const sums = covariance && halfSums(covariance.matrix, k, first);
  const warnings = [...table.warnings];
  let correlation: number | null = null;
  if (sums && sums.within[0] > 0 && sums.within[1] > 0) {
    correlation = Math.min(1, Math.max(-1, sums.between / Math.sqrt(sums.within[0] * sums.within[1])));
  } else {
    warnings.push({ code: 'no-variance', message: 'a half does not vary, or too few people answered it' });
  }
  if (correlation !== null && correlation < 0) {
    warnings.push({
      code: 'negative-correlation',
      message: 'the halves run against each other: are items to be turned round?',
    });
  }
  const total = sums ? sums.within[0] + sums.within[1] + 2 * sums.between : 0;
  return {
    status: correlation === null ? 'not-estimable' : 'estimated',
    correlation,
    spearmanBrown: correlation === null || correlation <= -1 ? null : spearmanBrown(correlation, 2),
    lambdaFour: sums && total > 0 ? (4 * sums.between) / total : null,
    halves: [table.items.filter((_, j) => first[j]), table.items.filter((_, j) => !first[j])],
    warnings,
    method: {
      name: 'split-half',
      version: '1',
      page: 'reliability',
      parameters: {
        missing: table.missing,
        split: Array.isArray(options.split) ? 'given' : 'odd-even',
        metric: 'covariance',
      },
    },
  };
}

export interface AllSplitsOptions extends ScaleOptions {
  /** `correlation` (standardised items) when absent. */
  metric?: 'correlation' | 'covariance';
  /** Splits drawn when there are more than 20,000. */
  seed?: number | string;
}

export interface AllSplitHalves {
  status: ResultStatus;
  /** Greatest, smallest and mean lambda 4. */
  greatest: number | null;
  smallest: number | null;
  mean: number | null;
  splits: number;
  /** lambda 4 of each split: first halves in lexicographic order, or in the order drawn. */
  values: readonly number[];
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

const MOST_SPLITS = 20_000;
const DRAWN_SPLITS = 10_000;

/**
 * Lambda 4 of every split into halves whose sizes differ by at most one; of 10,000 drawn splits when there are more than 20,000.
 * @example allSplitHalves([[1, 2, 1, 2], [2, 3, 3, 3], [4, 4, 5, 3], [3, 1, 2, 2]]).mean
 */
export function allSplitHalves(rows: ScoreRows, options: AllSplitsOptions = {}): AllSplitHalves {
  const table = readScoreTable(rows, options);
  const k = table.items.length;
  const metric = options.metric ?? 'correlation';
  const seed = options.seed ?? 'split-half';
  const covariance = itemCovariance(table);
  const matrix = covariance && (metric === 'correlation' ? correlationMatrix(covariance) : covariance.matrix);
  const total = matrix ? totalOf(matrix) : 0;
  const warnings = [...table.warnings];
  const drawn = countSplits(k) > MOST_SPLITS;
  const values: number[] = [];
  if (matrix && total > 0) {
    for (const first of drawn ? drawSplits(k, seed) : everySplit(k)) {
      values.push((4 * halfSums(matrix, k, first).between) / total);
    }
  } else {
    warnings.push({ code: 'no-variance', message: 'an item or the total does not vary, or too few people answered' });
  }
  if (drawn)
    warnings.push({
      code: 'splits-drawn',
      message: `${DRAWN_SPLITS} splits drawn by the seed; the extremes are not the true ones`,
    });
  const some = values.length > 0;
  return {
    status: some ? 'estimated' : 'not-estimable',
    greatest: some ? values.reduce((a, b) => Math.max(a, b)) : null,
    smallest: some ? values.reduce((a, b) => Math.min(a, b)) : null,
    mean: some ? values.reduce((a, b) => a + b) / values.length : null,
    splits: values.length,
    values,
    warnings,
    method: {
      name: 'all-split-halves',
      version: '1',
      page: 'reliability',
      parameters: { missing: table.missing, metric, drawn, ...(drawn ? { seed } : {}) },
    },
  };
}

function firstHalf(items: readonly string[], split: 'odd-even' | readonly string[]): boolean[] {
  if (split === 'odd-even') return items.map((_, j) => j % 2 === 0);
  for (const name of split) if (!items.includes(name)) throw new RangeError(`split: there is no item "${name}"`);
  const first = items.map((item) => split.includes(item));
  if (first.every(Boolean) || !first.some(Boolean)) throw new RangeError('split: both halves need an item');
  return first;
}

function halfSums(
  matrix: Float64Array,
  k: number,
  first: readonly boolean[],
): { within: [number, number]; between: number } {
  const within: [number, number] = [0, 0];
  let between = 0;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      const value = matrix[i * k + j]!;
      if (first[i] && first[j]) within[0] += value;
      else if (!first[i] && !first[j]) within[1] += value;
      else if (first[i]) between += value;
    }
  }
  return { within, between };
}

function countSplits(k: number): number {
  const size = Math.floor(k / 2);
  let count = 1;
  for (let i = 1; i <= size; i += 1) count = (count * (k - size + i)) / i;
  return k % 2 === 0 ? count / 2 : count;
}

/** Subsets of floor(k / 2) items in lexicographic order; with k even the first item stays in, so that no split comes twice. */
function* everySplit(k: number): Generator<boolean[]> {
  const size = Math.floor(k / 2);
  const chosen = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    yield Array.from({ length: k }, (_, j) => chosen.includes(j));
    let at = size - 1;
    while (at >= 0 && chosen[at] === k - size + at) at -= 1;
    if (at < 0 || (k % 2 === 0 && at === 0)) return;
    chosen[at]! += 1;
    for (let i = at + 1; i < size; i += 1) chosen[i] = chosen[i - 1]! + 1;
  }
}

function* drawSplits(k: number, seed: number | string): Generator<boolean[]> {
  const random = createRandom(seed);
  const order = Array.from({ length: k }, (_, i) => i);
  for (let split = 0; split < DRAWN_SPLITS; split += 1) {
    for (let i = k - 1; i > 0; i -= 1) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const half = new Set(order.slice(0, Math.floor(k / 2)));
    yield Array.from({ length: k }, (_, j) => half.has(j));
  }
}
