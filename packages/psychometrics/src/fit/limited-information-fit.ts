// Overall fit from first and second moments: M2 for two categories, C2 for more, with RMSEA and its interval.
// M = N r' C r with C = X^-1 - X^-1 D (D' X^-1 D)^-1 D' X^-1, r the residual moments, X their covariance under the
// model and D their slopes. Sources: A. Maydeu-Olivares and H. Joe (2006), Psychometrika 71 (M2); L. Cai and
// S. Monroe (2014), CRESST report 839 (C2: single categories, and products of scores for pairs).
import type { MethodRecord } from '../bank/bank.ts';
import type { Calibration } from '../calibration/calibration-types.ts';
import { hasUnitSlope } from '../calibration/curves/curve-for.ts';
import type { ResponseMatrix } from '../calibration/read-responses.ts';
import { latentScores } from '../calibration/evaluate.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { choleskyFactor, solveLower } from '../numeric/cholesky.ts';
import { completeCases, type FitData, readFitData } from './fit-data.ts';
import { type ItemMeans, itemMeans, residualSize } from './item-moments.ts';
import { noncentralityFor } from './noncentral-chi-square.ts';

export interface LimitedInformationFit {
  statistic: 'M2' | 'C2';
  status: 'estimated' | 'not-estimable';
  value: number | null;
  df: number;
  p: number | null;
  rmsea: number | null;
  /** 90 % interval of the RMSEA. */
  rmseaInterval: { level: number; lower: number; upper: number } | null;
  /** Root mean square of the residual correlations of item scores. */
  srmsr: number | null;
  /** Persons whose answers enter. */
  n: number;
  warnings: { code: string; message: string }[];
  method: MethodRecord;
}

/** One moment: a function of one item's category or of two. */
interface Moment {
  items: readonly [number, number];
  /** Category of a single moment, -1 for a product of scores. */
  category: number;
}

/**
 * M2 or C2 of a calibration of one group.
 * @param responses the matrix that was calibrated; persons with missing cells are left out here, and a warning says so
 * @throws RangeError for several groups or for items that are held in part
 * @example
 * const rows = [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]];
 * limitedInformationFit(rows, calibrate(rows, { model: 'rasch' })).df; // 2
 */
export function limitedInformationFit(responses: ResponseMatrix, calibration: Calibration): LimitedInformationFit {
  const everybody = readFitData(responses, calibration);
  const data = completeCases(everybody);
  const moments = listMoments(data);
  const free = freeParameters(calibration, data);
  const statistic = data.items.every((item) => item.curve.categories === 2) ? 'M2' : 'C2';
  const df = moments.length - free;
  const result: LimitedInformationFit = {
    statistic,
    status: 'not-estimable',
    value: null,
    df,
    p: null,
    rmsea: null,
    rmseaInterval: null,
    srmsr: residualSize(everybody),
    n: data.rows,
    warnings: missingWarnings(everybody.rows, data.rows),
    method: {
      name: statistic,
      version: '1',
      page: 'model-fit',
      parameters: { moments: moments.length, parameters: free },
    },
  };
  if (df <= 0) {
    const message = `${moments.length} moments for ${free} parameters leave no degrees of freedom; ${statistic} needs more items.`;
    return { ...result, warnings: [...result.warnings, { code: 'no-degrees-of-freedom', message }] };
  }
  if (data.rows < 2) {
    const message = `Fewer than two persons answered every item; ${statistic} needs complete answers.`;
    return { ...result, warnings: [...result.warnings, { code: 'no-complete-cases', message }] };
  }
  const value = quadraticForm(data, moments, observedMoments(data, moments), calibration);
  if (value === null) {
    const message = `The covariance of the moments is singular (a category that nobody can reach?); ${statistic} was not computed.`;
    return { ...result, warnings: [...result.warnings, { code: 'singular-moments', message }] };
  }
  const scale = df * (data.rows - 1);
  return {
    ...result,
    status: 'estimated',
    value,
    p: chiSquareUpperTail(value, df),
    rmsea: Math.sqrt(Math.max(0, value - df) / scale),
    rmseaInterval: {
      level: 0.9,
      lower: Math.sqrt(noncentralityFor(value, df, 0.95) / scale),
      upper: Math.sqrt(noncentralityFor(value, df, 0.05) / scale),
    },
  };
}

function listMoments(data: FitData): Moment[] {
  const moments: Moment[] = [];
  for (const [j, { curve }] of data.items.entries()) {
    for (let c = 1; c < curve.categories; c += 1) moments.push({ items: [j, -1], category: c });
  }
  for (let i = 0; i < data.items.length; i += 1) {
    for (let j = i + 1; j < data.items.length; j += 1) moments.push({ items: [i, j], category: -1 });
  }
  return moments;
}

function freeParameters(calibration: Calibration, data: FitData): number {
  const fixed = new Set(calibration.items.filter((item) => item.status === 'fixed').map((item) => item.name));
  let count = 0;
  for (const { name, model, curve } of data.items)
    if (!fixed.has(name)) count += curve.size - (hasUnitSlope(model) ? 1 : 0);
  if (data.items.every(({ model }) => hasUnitSlope(model))) count += 1;
  if (count !== calibration.parameters) {
    throw new RangeError(
      'calibration: fit statistics take items that are free or held as a whole, and the usual latent density',
    );
  }
  return count;
}

function observedMoments(data: FitData, moments: readonly Moment[]): Float64Array {
  const k = data.items.length;
  return Float64Array.from(moments, ({ items: [i, j], category }) => {
    let sum = 0;
    for (let r = 0; r < data.rows; r += 1) {
      const one = data.codes[r * k + i]!;
      if (category >= 0) sum += one === category ? 1 : 0;
      else sum += one * data.codes[r * k + j]!;
    }
    return sum / data.rows;
  });
}

function missingWarnings(everybody: number, complete: number): { code: string; message: string }[] {
  if (complete === everybody) return [];
  const message = `${everybody - complete} of ${everybody} persons left items out; the moments rest on the ${complete} complete rows.`;
  return [{ code: 'missing-cells', message }];
}

function quadraticForm(
  data: FitData,
  moments: readonly Moment[],
  observed: Float64Array,
  calibration: Calibration,
): number | null {
  const Q = data.nodes.length;
  const n = moments.length;
  const means = itemMeans(data);
  const conditional = moments.map(({ items: [i, j], category }) => {
    if (category >= 0) return means[i]!.p.subarray(category * Q, (category + 1) * Q);
    return means[i]!.score.map((x, q) => x * means[j]!.score[q]!);
  });
  const expected = conditional.map((values) => values.reduce((sum, x, q) => sum + x * data.weights[q]!, 0));
  const covariance = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      covariance[a * n + b] =
        crossMean(data, moments[a]!, moments[b]!, means, conditional[a]!, conditional[b]!) -
        expected[a]! * expected[b]!;
    }
  }
  const factor = choleskyFactor(covariance, n, 1e-13);
  if (!factor) return null;
  const residual = observed.map((x, m) => x - expected[m]!);
  if (!residual.every((x) => Number.isFinite(x))) return null;
  solveLower(factor, n, residual);
  const columns = momentSlopes(data, moments, means, calibration);
  for (const column of columns) solveLower(factor, n, column);
  return data.rows * squaredDistance(residual, columns);
}

/** E of the product of two moments: conditional on theta they factor, but for items they share. */
function crossMean(
  data: FitData,
  a: Moment,
  b: Moment,
  means: readonly ItemMeans[],
  one: Float64Array,
  two: Float64Array,
): number {
  const Q = data.nodes.length;
  const shared = a.items.filter((item) => item >= 0 && b.items.includes(item));
  let sum = 0;
  for (let q = 0; q < Q; q += 1) {
    let value = one[q]! * two[q]!;
    for (const item of shared) {
      const mean = means[item]!;
      const left = a.category >= 0 ? mean.p[a.category * Q + q]! : mean.score[q]!;
      const right = b.category >= 0 ? mean.p[b.category * Q + q]! : mean.score[q]!;
      value = left * right > 0 ? (value / (left * right)) * jointMean(mean, a.category, b.category, q, Q) : 0;
    }
    sum += value * data.weights[q]!;
  }
  return sum;
}

function jointMean(mean: ItemMeans, a: number, b: number, q: number, Q: number): number {
  if (a >= 0 && b >= 0) return a === b ? mean.p[a * Q + q]! : 0;
  if (a < 0 && b < 0) return mean.square[q]!;
  const category = Math.max(a, b);
  return category * mean.p[category * Q + q]!;
}

/** Slopes of all moments by each free parameter, one column a parameter. */
function momentSlopes(
  data: FitData,
  moments: readonly Moment[],
  means: readonly ItemMeans[],
  calibration: Calibration,
): Float64Array[] {
  const Q = data.nodes.length;
  const columns: Float64Array[] = [];
  const fixed = new Set(calibration.items.filter((item) => item.status === 'fixed').map((item) => item.name));
  for (const [j, item] of data.items.entries()) {
    if (fixed.has(item.name)) continue;
    const mean = means[j]!;
    const row = mean.categories * Q;
    for (let t = hasUnitSlope(item.model) ? 1 : 0; t < mean.size; t += 1) {
      const scoreSlope = new Float64Array(Q);
      for (let c = 1; c < mean.categories; c += 1) {
        for (let q = 0; q < Q; q += 1) scoreSlope[q]! += c * mean.p[c * Q + q]! * mean.slopes[t * row + c * Q + q]!;
      }
      columns.push(
        Float64Array.from(moments, ({ items, category }) => {
          if (!items.includes(j)) return 0;
          let sum = 0;
          const other = means[items[0] === j ? items[1] : items[0]];
          for (let q = 0; q < Q; q += 1) {
            const value =
              category >= 0
                ? mean.p[category * Q + q]! * mean.slopes[t * row + category * Q + q]!
                : scoreSlope[q]! * other!.score[q]!;
            sum += value * data.weights[q]!;
          }
          return sum;
        }),
      );
    }
  }
  if (data.items.every(({ model }) => hasUnitSlope(model))) columns.push(latentColumn(data, moments, means));
  return columns;
}

function latentColumn(data: FitData, moments: readonly Moment[], means: readonly ItemMeans[]): Float64Array {
  const Q = data.nodes.length;
  const logWeights = data.weights.map((weight) => Math.log(Math.max(weight, 1e-300)));
  const scores = latentScores(data.nodes, data.mean, Math.log(data.sd), logWeights);
  return Float64Array.from(moments, ({ items: [i, j], category }) => {
    let sum = 0;
    for (let q = 0; q < Q; q += 1) {
      const value = category >= 0 ? means[i]!.p[category * Q + q]! : means[i]!.score[q]! * means[j]!.score[q]!;
      sum += value * data.weights[q]! * scores[Q + q]!;
    }
    return sum;
  });
}

/** Squared length of what is left of a vector after projection off the columns (modified Gram-Schmidt, twice). */
function squaredDistance(vector: Float64Array, columns: readonly Float64Array[]): number {
  const basis: Float64Array[] = [];
  const remove = (x: Float64Array): void => {
    for (const b of basis) {
      let inner = 0;
      for (let i = 0; i < x.length; i += 1) inner += x[i]! * b[i]!;
      for (let i = 0; i < x.length; i += 1) x[i]! -= inner * b[i]!;
    }
  };
  for (const column of columns) {
    remove(column);
    remove(column);
    const length = Math.sqrt(column.reduce((sum, x) => sum + x * x, 0));
    if (length > 1e-10) basis.push(column.map((x) => x / length));
  }
  remove(vector);
  remove(vector);
  return vector.reduce((sum, x) => sum + x * x, 0);
}
