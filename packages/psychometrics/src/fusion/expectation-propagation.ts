// Posterior of many correlated latent dimensions when every likelihood term concerns one dimension only.
// Expectation propagation with one normal site per dimension, its moments taken on the theta grid.
// Source: T. Minka (2001); the update of the posterior follows C. E. Rasmussen and C. K. I. Williams (2006), section 3.6.
import { factorInto } from '../numeric/cholesky.ts';
import { GRID_SIZE, THETA_GRID } from '../numeric/theta-grid.ts';
import type { Convergence } from './fusion-types.ts';

/** What is observed about one dimension: a likelihood on the grid, a normal summary, or both. */
export interface Site {
  /** Index into the prior. */
  dimension: number;
  /** Log-likelihood at each grid node; null when there is none. */
  logLikelihood: Float64Array | null;
  /** Precision and precision-times-mean of exact normal evidence. */
  normalPrecision: number;
  normalShift: number;
}

export interface NormalPrior {
  size: number;
  mean: Float64Array;
  covariance: Float64Array;
}

/** Normal approximation of every site: what all inference downstream needs. */
export interface FittedSites {
  dimensions: Int32Array;
  precision: Float64Array;
  shift: Float64Array;
  /** Posterior mean and variance of the observed dimensions. */
  mean: Float64Array;
  variance: Float64Array;
  convergence: Convergence;
}

export const MAXIMUM_SWEEPS = 30;
const TOLERANCE = 1e-9;
const SMALLEST_PRECISION = 1e-10;

/**
 * Fit the sites by parallel sweeps; deterministic, with a fixed limit and a convergence flag.
 * Likelihoods should be log-concave (graded, partial-credit and distance items are), which keeps every site positive.
 */
export function fitSites(prior: NormalPrior, sites: readonly Site[]): FittedSites {
  const n = sites.length;
  const state = createState(prior, sites);
  let sweeps = 0;
  let lastChange = 0;
  // Purely normal evidence is exact at once.
  const limit = sites.some((site) => site.logLikelihood !== null) ? MAXIMUM_SWEEPS : 0;
  updateMarginals(state);
  while (sweeps < limit) {
    lastChange = 0;
    for (let i = 0; i < n; i += 1) lastChange = Math.max(lastChange, updateSite(state, sites[i]!, i));
    sweeps += 1;
    updateMarginals(state);
    if (lastChange < TOLERANCE) break;
  }
  const { dimensions, precision, shift, mean, variance } = state;
  const converged = lastChange < TOLERANCE * 1000;
  return { dimensions, precision, shift, mean, variance, convergence: { converged, sweeps, lastChange } };
}

interface SweepState {
  n: number;
  dimensions: Int32Array;
  priorMean: Float64Array;
  priorCovariance: Float64Array;
  precision: Float64Array;
  shift: Float64Array;
  mean: Float64Array;
  variance: Float64Array;
  root: Float64Array;
  matrix: Float64Array;
  factor: Float64Array;
  scratch: Float64Array;
  solved: Float64Array;
  projected: Float64Array;
  weights: Float64Array;
}

function createState(prior: NormalPrior, sites: readonly Site[]): SweepState {
  const n = sites.length;
  const dimensions = Int32Array.from(sites, (site) => site.dimension);
  const priorMean = new Float64Array(n);
  const priorCovariance = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    priorMean[i] = prior.mean[dimensions[i]!]!;
    for (let j = 0; j < n; j += 1) {
      priorCovariance[i * n + j] = prior.covariance[dimensions[i]! * prior.size + dimensions[j]!]!;
    }
  }
  return {
    n,
    dimensions,
    priorMean,
    priorCovariance,
    precision: Float64Array.from(sites, (site) => site.normalPrecision),
    shift: Float64Array.from(sites, (site) => site.normalShift),
    mean: new Float64Array(n),
    variance: new Float64Array(n),
    root: new Float64Array(n),
    matrix: new Float64Array(n * n),
    factor: new Float64Array(n * n),
    scratch: new Float64Array(n),
    solved: new Float64Array(n * n),
    projected: new Float64Array(n),
    weights: new Float64Array(GRID_SIZE),
  };
}

/** Posterior mean and variance of each observed dimension from the current sites. */
function updateMarginals(state: SweepState): void {
  const { n, priorMean, priorCovariance: k, precision, shift, mean, variance, root, matrix, factor, scratch } = state;
  for (let i = 0; i < n; i += 1) root[i] = Math.sqrt(precision[i]!);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      matrix[i * n + j] = root[i]! * k[i * n + j]! * root[j]! + (i === j ? 1 : 0);
    }
  }
  // I + S K S has no eigenvalue below one: the factor always exists.
  if (!factorInto(matrix, n, factor)) throw new RangeError('the prior covariance is not positive semidefinite');
  solveRoots(state);
  for (let i = 0; i < n; i += 1) scratch[i] = shift[i]! - precision[i]! * priorMean[i]!;
  const { solved, projected } = state;
  for (let l = 0; l < n; l += 1) {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += solved[j * n + l]! * scratch[j]!;
    projected[l] = sum;
  }
  for (let i = 0; i < n; i += 1) {
    let m = priorMean[i]!;
    let v = k[i * n + i]!;
    for (let j = 0; j < n; j += 1) {
      const part = solved[i * n + j]!;
      m += k[i * n + j]! * scratch[j]! - part * projected[j]!;
      v -= part * part;
    }
    mean[i] = m;
    variance[i] = v;
  }
}

/** solved = L^-1 S K with L L' = I + S K S and S the root precisions; column i of K at row i. */
function solveRoots(state: SweepState): void {
  const { n, priorCovariance: k, root, factor, solved } = state;
  for (let column = 0; column < n; column += 1) {
    const at = column * n;
    for (let i = 0; i < n; i += 1) {
      let sum = root[i]! * k[i * n + column]!;
      for (let j = 0; j < i; j += 1) sum -= factor[i * n + j]! * solved[at + j]!;
      solved[at + i] = sum / factor[i * n + i]!;
    }
  }
}

/** One moment match; returns the largest change of the site. */
function updateSite(state: SweepState, site: Site, i: number): number {
  const likelihood = site.logLikelihood;
  if (likelihood === null) return 0;
  const cavityPrecision = 1 / state.variance[i]! - state.precision[i]!;
  if (!(cavityPrecision > SMALLEST_PRECISION)) return 0;
  const cavityShift = state.mean[i]! / state.variance[i]! - state.shift[i]!;
  // Exact normal evidence joins the cavity; the site holds both, so that the update stays one line.
  const tiltPrecision = cavityPrecision + site.normalPrecision;
  const tiltShift = cavityShift + site.normalShift;
  const moments = tiltedMoments(likelihood, tiltPrecision, tiltShift, state.weights);
  const precision = Math.max(1 / moments.variance - cavityPrecision, 0);
  const shift = moments.mean / moments.variance - cavityShift;
  const change = Math.max(Math.abs(precision - state.precision[i]!), Math.abs(shift - state.shift[i]!));
  state.precision[i] = precision;
  state.shift[i] = shift;
  return change;
}

function tiltedMoments(
  likelihood: Float64Array,
  precision: number,
  shift: number,
  weights: Float64Array,
): { mean: number; variance: number } {
  let top = -Infinity;
  for (let q = 0; q < GRID_SIZE; q += 1) {
    const x = THETA_GRID[q]!;
    const log = likelihood[q]! + x * (shift - 0.5 * precision * x);
    weights[q] = log;
    if (log > top) top = log;
  }
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let q = 0; q < GRID_SIZE; q += 1) {
    const log = weights[q]! - top;
    // Below e^-40 a node adds nothing in double precision.
    if (log < -40) continue;
    const weight = Math.exp(log);
    const x = THETA_GRID[q]!;
    mass += weight;
    first += weight * x;
    second += weight * x * x;
  }
  const mean = first / mass;
  return { mean, variance: second / mass - mean * mean };
}
