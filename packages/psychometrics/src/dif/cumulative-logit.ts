// Proportional-odds (cumulative logit) regression by Newton's method; two categories make it logistic regression.
// P(Y >= k | x) = s(alpha_k + beta x), alpha descending. The log-likelihood is concave (J. W. Pratt 1981), so a step that
// does not gain is halved. Source: P. McCullagh (1980), Journal of the Royal Statistical Society B 42.
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { invertPositiveDefinite } from '../numeric/invert-positive-definite.ts';

export type LogitStatus =
  | 'estimated'
  /** A predictor tells answers apart without error: the likelihood has no maximum at finite coefficients. */
  | 'separated'
  /** Predictors that do not vary or repeat each other. */
  | 'collinear'
  | 'not-converged';

export interface CumulativeLogit {
  status: LogitStatus;
  logLik: number;
  /** Of the model without predictors. */
  nullLogLik: number;
  /** alpha_1 … alpha_m and beta, in the predictors' own units; null unless estimated. */
  intercepts: readonly number[] | null;
  slopes: readonly number[] | null;
  standardErrors: readonly number[] | null;
  iterations: number;
}

const MOST_ITERATIONS = 60;

/** Variance of a coefficient of a standardised predictor beyond which the data do not hold it. */
const LOOSE_VARIANCE = 1e4;

interface Work {
  gradient: Float64Array;
  information: Float64Array;
}

/**
 * Fits the model.
 * @param outcome category of each person, 0 … categories - 1, each used at least once
 * @param predictors columns, each of the length of `outcome`
 * @throws RangeError when the shapes do not fit or a category is empty
 * @example cumulativeLogit([0, 0, 1, 0, 1, 1], 2, [[1, 2, 3, 4, 5, 6]]).slopes // [0.97…]
 */
export function cumulativeLogit(
  outcome: ArrayLike<number>,
  categories: number,
  predictors: readonly ArrayLike<number>[],
): CumulativeLogit {
  const n = outcome.length;
  const m = categories - 1;
  const counts = countCategories(outcome, categories);
  for (const [index, column] of predictors.entries()) {
    if (column.length !== n)
      throw new RangeError(`predictors: column ${index + 1} has ${column.length} of ${n} values`);
  }
  const nullLogLik = counts.reduce((sum, count) => sum + count * Math.log(count / n), 0);
  const { columns, centres, scales } = standardise(predictors, n);
  const empty = { logLik: nullLogLik, nullLogLik, intercepts: null, slopes: null, standardErrors: null, iterations: 0 };
  if (scales.includes(0)) return { status: 'collinear', ...empty };
  const size = m + columns.length;
  const parameters = new Float64Array(size);
  let above = n;
  for (let k = 0; k < m; k += 1) {
    above -= counts[k]!;
    parameters[k] = Math.log(above / (n - above));
  }
  const work: Work = { gradient: new Float64Array(size), information: new Float64Array(size * size) };
  let logLik = evaluate(outcome, m, columns, parameters, work);
  let converged = false;
  let iterations = 0;
  for (; iterations < MOST_ITERATIONS && !converged; iterations += 1) {
    const step = newtonStep(work, size);
    if (!step) return { ...empty, status: isLoose(parameters, m) ? 'separated' : 'collinear', logLik, iterations };
    const promised = step.reduce((sum, value, i) => sum + value * work.gradient[i]!, 0);
    let scale = 1;
    let next = parameters;
    let gain = -Infinity;
    for (; scale > 1e-8; scale /= 2) {
      next = parameters.map((value, i) => value + scale * step[i]!);
      gain = evaluate(outcome, m, columns, next, null) - logLik;
      if (gain >= 0) break;
    }
    if (gain >= 0) {
      parameters.set(next);
      logLik = evaluate(outcome, m, columns, parameters, work);
    }
    converged = promised < 1e-10 || gain < 0;
  }
  const covariance = invertPositiveDefinite(work.information, size);
  const isSeparated =
    !covariance ||
    Array.from({ length: columns.length }, (_, j) => covariance[(m + j) * (size + 1)]!).some((v) => v > LOOSE_VARIANCE);
  if (isSeparated) return { ...empty, status: 'separated', logLik, iterations };
  if (!converged) return { ...empty, status: 'not-converged', logLik, iterations };
  const slopes = columns.map((_, j) => parameters[m + j]! / scales[j]!);
  const shift = slopes.reduce((sum, slope, j) => sum + slope * centres[j]!, 0);
  return {
    status: 'estimated',
    logLik,
    nullLogLik,
    intercepts: Array.from(parameters.subarray(0, m), (alpha) => alpha - shift),
    slopes,
    standardErrors: slopes.map((_, j) => Math.sqrt(covariance[(m + j) * (size + 1)]!) / scales[j]!),
    iterations,
  };
}

function countCategories(outcome: ArrayLike<number>, categories: number): number[] {
  if (categories < 2) throw new RangeError('categories: two or more');
  const counts = Array.from({ length: categories }, () => 0);
  for (let i = 0; i < outcome.length; i += 1) {
    const category = outcome[i]!;
    if (!(category in counts))
      throw new RangeError(`outcome: entry ${i + 1} is ${category}, not 0 to ${categories - 1}`);
    counts[category]! += 1;
  }
  const unused = counts.indexOf(0);
  if (unused >= 0) throw new RangeError(`outcome: nobody is in category ${unused}`);
  return counts;
}

/** Predictors with mean 0 and variance 1; a scale of 0 marks a column that does not vary. */
function standardise(
  predictors: readonly ArrayLike<number>[],
  n: number,
): { columns: Float64Array[]; centres: number[]; scales: number[] } {
  const centres: number[] = [];
  const scales: number[] = [];
  const columns = predictors.map((column) => {
    let mean = 0;
    for (let i = 0; i < n; i += 1) mean += column[i]! / n;
    let variance = 0;
    for (let i = 0; i < n; i += 1) variance += (column[i]! - mean) ** 2 / n;
    const scale = variance > 1e-20 * (1 + mean * mean) ? Math.sqrt(variance) : 0;
    centres.push(mean);
    scales.push(scale);
    return Float64Array.from({ length: n }, (_, i) => (scale > 0 ? (column[i]! - mean) / scale : 0));
  });
  return { columns, centres, scales };
}

function newtonStep(work: Work, size: number): Float64Array | null {
  const factor = choleskyFactor(work.information, size, 1e-12);
  if (!factor) return null;
  const step = Float64Array.from(work.gradient);
  solveLower(factor, size, step);
  solveLowerTransposed(factor, size, step);
  return step;
}

function isLoose(parameters: Float64Array, m: number): boolean {
  return parameters.subarray(m).some((beta) => Math.abs(beta) > 8);
}

/** Log-likelihood and, where wanted, its gradient and observed information. */
function evaluate(
  outcome: ArrayLike<number>,
  m: number,
  columns: readonly Float64Array[],
  parameters: Float64Array,
  work: Work | null,
): number {
  const p = columns.length;
  const size = m + p;
  for (let k = 1; k < m; k += 1) if (!(parameters[k]! < parameters[k - 1]!)) return -Infinity;
  work?.gradient.fill(0);
  work?.information.fill(0);
  const at = new Int32Array(p + 2);
  const first = new Float64Array(p + 2);
  const x = new Float64Array(p + 2);
  let logLik = 0;
  for (let i = 0; i < outcome.length; i += 1) {
    const category = outcome[i]!;
    let eta = 0;
    for (let j = 0; j < p; j += 1) eta += parameters[m + j]! * columns[j]![i]!;
    const hasLower = category > 0;
    const hasUpper = category < m;
    const u = hasLower ? parameters[category - 1]! + eta : Infinity;
    const v = hasUpper ? parameters[category]! + eta : -Infinity;
    const su = hasLower ? 1 / (1 + Math.exp(-u)) : 1;
    const sv = hasUpper ? 1 / (1 + Math.exp(-v)) : 0;
    // The product form keeps its digits where both curves are near 0 or 1.
    const rest = hasUpper ? 1 / (1 + Math.exp(v)) : 1;
    const chance = su * rest * (hasLower && hasUpper ? -Math.expm1(v - u) : 1);
    if (!(chance > 0)) return -Infinity;
    logLik += Math.log(chance);
    if (!work) continue;
    const fu = hasLower ? su / (1 + Math.exp(u)) / chance : 0;
    const fv = hasUpper ? (sv * rest) / chance : 0;
    const uu = fu * (1 - 2 * su) - fu * fu;
    const vv = -fv * (1 - 2 * sv) - fv * fv;
    const uv = fu * fv;
    let count = 0;
    for (let j = 0; j < p; j += 1) {
      at[count] = m + j;
      x[count] = columns[j]![i]!;
      first[count] = x[count]! * (fu - fv);
      count += 1;
    }
    for (let s = 0; s < p; s += 1) {
      work.gradient[at[s]!]! += first[s]!;
      for (let t = 0; t < p; t += 1) work.information[at[s]! * size + at[t]!]! -= x[s]! * x[t]! * (uu + 2 * uv + vv);
    }
    if (hasLower) addIntercept(work, size, m, p, category - 1, fu, uu, uu + uv, x);
    if (hasUpper) addIntercept(work, size, m, p, category, -fv, vv, vv + uv, x);
    if (hasLower && hasUpper) {
      work.information[(category - 1) * size + category]! -= uv;
      work.information[category * size + category - 1]! -= uv;
    }
  }
  return logLik;
}

function addIntercept(
  work: Work,
  size: number,
  m: number,
  p: number,
  k: number,
  slope: number,
  own: number,
  mixed: number,
  x: Float64Array,
): void {
  work.gradient[k]! += slope;
  work.information[k * size + k]! -= own;
  for (let j = 0; j < p; j += 1) {
    work.information[k * size + m + j]! -= mixed * x[j]!;
    work.information[(m + j) * size + k]! -= mixed * x[j]!;
  }
}
