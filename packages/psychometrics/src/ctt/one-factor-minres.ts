// One factor by minimum residuals: the sum of squared off-diagonal residuals of the correlations is least.
// Source: H. H. Harman and W. H. Jones (1966); each loading in turn has a closed form, a Newton step ends the slow tail.
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { type OneFactorSolution, orientLoadings } from './one-factor-types.ts';

const MOST_SWEEPS = 5000;
const LEAST_UNIQUENESS = 0.005;

/**
 * Minimum-residual loadings on one factor.
 * @param correlations row-major k x k
 * @param k at least three items
 * @throws RangeError for fewer than three items
 * @example fitOneFactorMinres(Float64Array.from([1, 0.48, 0.4, 0.48, 1, 0.3, 0.4, 0.3, 1]), 3).loadings // 0.8, 0.6, 0.5
 */
export function fitOneFactorMinres(correlations: Float64Array, k: number): OneFactorSolution {
  if (k < 3) throw new RangeError('fitOneFactorMinres: one factor is identified from three items on');
  const loadings = new Float64Array(k);
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) loadings[i]! += correlations[i * k + j]! / k;
  }
  const bound = Math.sqrt(1 - LEAST_UNIQUENESS);
  let iterations = 0;
  let change = Infinity;
  while (change > 1e-13 && iterations < MOST_SWEEPS) {
    change = sweep(correlations, k, loadings, bound);
    iterations += 1;
    if (iterations % 20 === 0) newtonStep(correlations, k, loadings, bound);
  }
  orientLoadings(loadings);
  const uniquenesses = loadings.map((loading) => 1 - loading * loading);
  const heywood = Array.from({ length: k }, (_, i) => i).filter((i) => Math.abs(loadings[i]!) >= bound);
  return { loadings, uniquenesses, converged: change <= 1e-13, iterations, heywood };
}

function sweep(correlations: Float64Array, k: number, loadings: Float64Array, bound: number): number {
  let change = 0;
  for (let i = 0; i < k; i += 1) {
    let top = 0;
    let bottom = 0;
    for (let j = 0; j < k; j += 1) {
      if (j === i) continue;
      top += correlations[i * k + j]! * loadings[j]!;
      bottom += loadings[j]! ** 2;
    }
    const next = bottom > 0 ? Math.min(bound, Math.max(-bound, top / bottom)) : 0;
    change = Math.max(change, Math.abs(next - loadings[i]!));
    loadings[i] = next;
  }
  return change;
}

/** Takes the Newton step of all loadings at once where the curvature allows it, no loading is bounded and the fit improves. */
function newtonStep(correlations: Float64Array, k: number, loadings: Float64Array, bound: number): void {
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  const square = loadings.reduce((sum, value) => sum + value * value, 0);
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      if (j === i) continue;
      const residual = correlations[i * k + j]! - loadings[i]! * loadings[j]!;
      gradient[i]! += residual * loadings[j]!;
      hessian[i * k + j] = 2 * loadings[i]! * loadings[j]! - correlations[i * k + j]!;
    }
    hessian[i * k + i] = square - loadings[i]! ** 2;
  }
  const factor = choleskyFactor(hessian, k, 1e-12);
  if (factor === null) return;
  solveLower(factor, k, gradient);
  solveLowerTransposed(factor, k, gradient);
  const next = loadings.map((value, i) => value + gradient[i]!);
  if (next.some((value) => Math.abs(value) >= bound)) return;
  if (misfit(correlations, k, next) <= misfit(correlations, k, loadings)) loadings.set(next);
}

function misfit(correlations: Float64Array, k: number, loadings: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < i; j += 1) sum += (correlations[i * k + j]! - loadings[i]! * loadings[j]!) ** 2;
  }
  return sum;
}
