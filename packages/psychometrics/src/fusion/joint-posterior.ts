// Posterior of any latent dimensions given fitted sites: normal conditioning, no further approximation.
import { factorInto } from '../numeric/cholesky.ts';
import type { FittedSites, NormalPrior } from './expectation-propagation.ts';

export interface JointPosterior {
  /** Dimensions in the order asked for. */
  dimensions: Int32Array;
  mean: Float64Array;
  /** Row-major. */
  covariance: Float64Array;
}

/**
 * Mean and covariance of the asked dimensions: K - K_a S (I + S K S)^-1 S K_a'.
 * @param asked indices into the prior, in any order
 */
export function posteriorOf(prior: NormalPrior, fitted: FittedSites, asked: ArrayLike<number>): JointPosterior {
  const n = fitted.dimensions.length;
  const m = asked.length;
  const root = fitted.precision.map((value) => Math.sqrt(value));
  const factor = siteFactor(prior, fitted, root);
  const dimensions = Int32Array.from({ length: m }, (_, i) => asked[i]!);
  // Row i: L^-1 S K[sites, asked i].
  const solved = new Float64Array(m * n);
  for (let i = 0; i < m; i += 1) {
    for (let a = 0; a < n; a += 1) {
      let sum = root[a]! * prior.covariance[fitted.dimensions[a]! * prior.size + dimensions[i]!]!;
      for (let b = 0; b < a; b += 1) sum -= factor[a * n + b]! * solved[i * n + b]!;
      solved[i * n + a] = sum / factor[a * n + a]!;
    }
  }
  const covariance = new Float64Array(m * m);
  for (let i = 0; i < m; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let value = prior.covariance[dimensions[i]! * prior.size + dimensions[j]!]!;
      for (let a = 0; a < n; a += 1) value -= solved[i * n + a]! * solved[j * n + a]!;
      covariance[i * m + j] = value;
      covariance[j * m + i] = value;
    }
  }
  return { dimensions, mean: posteriorMean(prior, fitted, dimensions, solved, root, factor), covariance };
}

function siteFactor(prior: NormalPrior, fitted: FittedSites, root: Float64Array): Float64Array {
  const n = root.length;
  const matrix = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      const k = prior.covariance[fitted.dimensions[a]! * prior.size + fitted.dimensions[b]!]!;
      matrix[a * n + b] = root[a]! * k * root[b]! + (a === b ? 1 : 0);
    }
  }
  const factor = new Float64Array(n * n);
  if (!factorInto(matrix, n, factor)) throw new RangeError('the prior covariance is not positive semidefinite');
  return factor;
}

/** mean = prior + K_a' (r - S (I + S K S)^-1 S K r), r = shift - precision x prior mean. */
function posteriorMean(
  prior: NormalPrior,
  fitted: FittedSites,
  asked: Int32Array,
  solved: Float64Array,
  root: Float64Array,
  factor: Float64Array,
): Float64Array {
  const n = root.length;
  const residual = new Float64Array(n);
  for (let a = 0; a < n; a += 1) {
    residual[a] = fitted.shift[a]! - fitted.precision[a]! * prior.mean[fitted.dimensions[a]!]!;
  }
  const projected = new Float64Array(n);
  for (let a = 0; a < n; a += 1) {
    let sum = 0;
    for (let b = 0; b < n; b += 1) {
      sum += prior.covariance[fitted.dimensions[a]! * prior.size + fitted.dimensions[b]!]! * residual[b]!;
    }
    projected[a] = sum * root[a]!;
    for (let b = 0; b < a; b += 1) projected[a]! -= factor[a * n + b]! * projected[b]!;
    projected[a]! /= factor[a * n + a]!;
  }
  const mean = new Float64Array(asked.length);
  for (let i = 0; i < asked.length; i += 1) {
    let value = prior.mean[asked[i]!]!;
    for (let a = 0; a < n; a += 1) {
      value += prior.covariance[asked[i]! * prior.size + fitted.dimensions[a]!]! * residual[a]!;
      value -= solved[i * n + a]! * projected[a]!;
    }
    mean[i] = value;
  }
  return mean;
}
