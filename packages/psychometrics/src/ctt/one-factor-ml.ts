// One factor by maximum likelihood for normal items: Fisher scoring on loadings and unique variances with step halving.
// Source: K. G. Jöreskog (1969), equations for the fit function, its gradient and its expected information.
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { invertPositiveDefinite } from '../numeric/invert-positive-definite.ts';
import { type OneFactorSolution, orientLoadings } from './one-factor-types.ts';

export interface OneFactorMl extends OneFactorSolution {
  /** Least value of the fit function; chi-square = people x this. */
  discrepancy: number;
  /** (2k) x (2k) covariance of loadings then unique variances, for one person: divide by the people. Null at a bound. */
  unitCovariance: Float64Array | null;
}

const MOST_ITERATIONS = 500;
/** Smallest unique variance of an item with unit variance. */
const LEAST_UNIQUENESS = 0.005;
const GRADIENT_ZERO = 1e-12;

/**
 * Maximum likelihood solution on a correlation matrix (the solution for covariances is the same, rescaled).
 * @param correlations row-major k x k
 * @param k at least three items
 * @throws RangeError for fewer than three items
 * @example fitOneFactorMl(Float64Array.from([1, 0.48, 0.4, 0.48, 1, 0.3, 0.4, 0.3, 1]), 3).loadings // 0.8, 0.6, 0.5
 */
export function fitOneFactorMl(correlations: Float64Array, k: number): OneFactorMl {
  if (k < 3) throw new RangeError('fitOneFactorMl: one factor is identified from three items on');
  let state = evaluate(correlations, k, startingValues(correlations, k));
  let iterations = 0;
  let converged = false;
  while (iterations < MOST_ITERATIONS && !converged) {
    const free = freeParameters(state, k);
    converged = free.every((i) => Math.abs(state.gradient[i]!) < GRADIENT_ZERO);
    if (converged) break;
    iterations += 1;
    const next = improve(correlations, k, state, free);
    // Below the rounding of the fit function no step can be told from another: the gradient decides what that is worth.
    if (next === null) {
      converged = free.every((i) => Math.abs(state.gradient[i]!) < 1e-7);
      break;
    }
    state = next;
  }
  const loadings = state.parameters.slice(0, k);
  orientLoadings(loadings);
  const uniquenesses = state.parameters.slice(k);
  const heywood = Array.from({ length: k }, (_, i) => i).filter((i) => uniquenesses[i]! <= LEAST_UNIQUENESS);
  const covariance = heywood.length > 0 ? null : invertPositiveDefinite(state.information, 2 * k, 1e-12);
  return {
    loadings,
    uniquenesses,
    converged,
    iterations,
    heywood,
    discrepancy: Math.max(0, state.value - logDeterminant(correlations, k) - k),
    unitCovariance: covariance && covariance.map((entry) => entry * 2),
  };
}

/**
 * Likelihood ratio test of the one-factor model.
 * @returns null when the model has no degrees of freedom (three items)
 */
export function oneFactorTest(
  discrepancy: number,
  k: number,
  people: number,
): { chiSquare: number; df: number; p: number } | null {
  const df = (k * (k - 3)) / 2;
  if (df < 1) return null;
  const chiSquare = people * discrepancy;
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) };
}

interface ScoringState {
  /** Loadings, then unique variances. */
  parameters: Float64Array;
  /** ln |Sigma| + tr(S Sigma^-1). */
  value: number;
  gradient: Float64Array;
  /** Expected second derivatives. */
  information: Float64Array;
}

function startingValues(correlations: Float64Array, k: number): Float64Array {
  const parameters = new Float64Array(2 * k);
  let total = 0;
  for (const entry of correlations) total += entry;
  for (let i = 0; i < k; i += 1) {
    let row = 0;
    for (let j = 0; j < k; j += 1) row += correlations[i * k + j]!;
    const loading = total > 0 ? Math.min(0.9, Math.max(-0.9, row / Math.sqrt(total))) : 0.5;
    parameters[i] = Math.abs(loading) < 0.05 ? 0.05 : loading;
    parameters[k + i] = 1 - parameters[i]! ** 2;
  }
  return parameters;
}

function evaluate(correlations: Float64Array, k: number, parameters: Float64Array): ScoringState {
  const loadings = parameters.subarray(0, k);
  const unique = parameters.subarray(k);
  const weighted = loadings.map((loading, i) => loading / unique[i]!);
  const signal = weighted.reduce((sum, w, i) => sum + w * loadings[i]!, 0);
  const inverse = new Float64Array(k * k);
  let value = Math.log1p(signal);
  for (let i = 0; i < k; i += 1) {
    value += Math.log(unique[i]!);
    for (let j = 0; j < k; j += 1) {
      inverse[i * k + j] = (i === j ? 1 / unique[i]! : 0) - (weighted[i]! * weighted[j]!) / (1 + signal);
    }
  }
  const product = multiply(inverse, correlations, k);
  for (let i = 0; i < k; i += 1) value += product[i * k + i]!;
  // W = A - A S A
  const bent = multiply(product, inverse, k).map((entry, at) => inverse[at]! - entry);
  const pull = Float64Array.from(weighted, (w) => w / (1 + signal));
  const gradient = new Float64Array(2 * k);
  const information = new Float64Array(4 * k * k);
  const through = signal / (1 + signal);
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      const a = inverse[i * k + j]!;
      gradient[i]! += 2 * bent[i * k + j]! * loadings[j]!;
      information[i * 2 * k + j] = 2 * (a * through + pull[i]! * pull[j]!);
      information[i * 2 * k + k + j] = 2 * a * pull[j]!;
      information[(k + j) * 2 * k + i] = 2 * a * pull[j]!;
      information[(k + i) * 2 * k + k + j] = a * a;
    }
    gradient[k + i] = bent[i * k + i]!;
  }
  return { parameters, value, gradient, information };
}

/** All loadings, and the unique variances that are not held at their bound by the gradient. */
function freeParameters(state: ScoringState, k: number): number[] {
  return Array.from({ length: 2 * k }, (_, i) => i).filter(
    (i) => i < k || state.parameters[i]! > LEAST_UNIQUENESS || state.gradient[i]! < 0,
  );
}

/** One scoring step, halved until the fit improves; null when no step does. */
function improve(
  correlations: Float64Array,
  k: number,
  state: ScoringState,
  free: readonly number[],
): ScoringState | null {
  const size = free.length;
  const reduced = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) reduced[a * size + b] = state.information[free[a]! * 2 * k + free[b]!]!;
    reduced[a * size + a]! *= 1 + 1e-12;
  }
  const step = Float64Array.from(free, (i) => -state.gradient[i]!);
  const factor = choleskyFactor(reduced, size);
  if (factor !== null) {
    solveLower(factor, size, step);
    solveLowerTransposed(factor, size, step);
  }
  for (let scale = 1; scale > 1e-9; scale /= 2) {
    const parameters = state.parameters.slice();
    for (const [a, i] of free.entries()) {
      const moved = parameters[i]! + scale * step[a]!;
      parameters[i] = i < k ? moved : Math.max(LEAST_UNIQUENESS, moved);
    }
    const next = evaluate(correlations, k, parameters);
    if (next.value < state.value) return next;
    const isFlat = next.value - state.value < 1e-13 * (1 + Math.abs(state.value));
    if (isFlat && largest(next.gradient, free) < 0.5 * largest(state.gradient, free)) return next;
  }
  return null;
}

function largest(gradient: Float64Array, free: readonly number[]): number {
  return free.reduce((most, i) => Math.max(most, Math.abs(gradient[i]!)), 0);
}

function multiply(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const result = new Float64Array(k * k);
  for (let i = 0; i < k; i += 1) {
    for (let m = 0; m < k; m += 1) {
      const left = a[i * k + m]!;
      for (let j = 0; j < k; j += 1) result[i * k + j]! += left * b[m * k + j]!;
    }
  }
  return result;
}

/** ln |S|, or 0 when S is not positive definite: the discrepancy is then relative. */
function logDeterminant(matrix: Float64Array, k: number): number {
  const factor = choleskyFactor(matrix, k);
  if (factor === null) return 0;
  let sum = 0;
  for (let i = 0; i < k; i += 1) sum += 2 * Math.log(factor[i * k + i]!);
  return sum;
}
