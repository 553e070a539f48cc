import { describe, expect, it } from 'vitest';
import { gradedLogProbability } from '../irt/graded-response.ts';
import { choleskyFactor } from '../numeric/cholesky.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import { THETA_GRID } from '../numeric/theta-grid.ts';
import { fitSites, type NormalPrior, type Site } from './expectation-propagation.ts';
import { posteriorOf } from './joint-posterior.ts';

function equicorrelated(size: number, correlation: number, mean = 0): NormalPrior {
  const covariance = new Float64Array(size * size).fill(correlation);
  for (let i = 0; i < size; i += 1) covariance[i * size + i] = 1;
  return { size, mean: new Float64Array(size).fill(mean), covariance };
}

/** Statements answered at random, a few per dimension. */
function gradedSites(size: number, perDimension: number, seed: string): Site[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, dimension) => {
    const logLikelihood = new Float64Array(61);
    for (let item = 0; item < perDimension; item += 1) {
      const location = -1.5 + random.below(4);
      const thresholds = [-1.2, -0.4, 0.4, 1.2].map((step) => location + step);
      const category = random.below(5);
      for (let q = 0; q < 61; q += 1) {
        logLikelihood[q]! += gradedLogProbability(THETA_GRID[q]!, { discrimination: 1.5, thresholds }, category);
      }
    }
    return { dimension, logLikelihood, normalPrecision: 0, normalShift: 0 };
  });
}

interface Moments {
  mean: number[];
  covariance: number[];
}

/** Posterior moments from weighted points. */
function momentsOf(size: number, points: Iterable<{ x: readonly number[]; weight: number }>): Moments {
  let mass = 0;
  const first = new Float64Array(size);
  const second = new Float64Array(size * size);
  for (const { x, weight } of points) {
    mass += weight;
    for (let i = 0; i < size; i += 1) {
      first[i]! += weight * x[i]!;
      for (let j = 0; j < size; j += 1) second[i * size + j]! += weight * x[i]! * x[j]!;
    }
  }
  const mean = Array.from(first, (sum) => sum / mass);
  const covariance = Array.from(second, (sum, at) => sum / mass - mean[Math.floor(at / size)]! * mean[at % size]!);
  return { mean, covariance };
}

/** Every combination of grid nodes, weighted by prior and likelihood: exact up to the grid. */
function* gridPoints(prior: NormalPrior, sites: readonly Site[]): Generator<{ x: number[]; weight: number }> {
  const { size } = prior;
  const factor = choleskyFactor(prior.covariance, size)!;
  const indices = new Int32Array(size);
  for (;;) {
    const x = Array.from(indices, (q) => THETA_GRID[q]!);
    let log = 0;
    const z: number[] = [];
    for (let i = 0; i < size; i += 1) {
      let value = x[i]! - prior.mean[i]!;
      for (let k = 0; k < i; k += 1) value -= factor[i * size + k]! * z[k]!;
      z.push(value / factor[i * size + i]!);
      log -= 0.5 * z[i]! ** 2;
      log += sites.find((site) => site.dimension === i)?.logLikelihood?.[indices[i]!] ?? 0;
    }
    yield { x, weight: Math.exp(log) };
    let at = 0;
    while (at < size && indices[at] === 60) {
      indices[at] = 0;
      at += 1;
    }
    if (at === size) return;
    indices[at]! += 1;
  }
}

/** Largest absolute error of the posterior's means and covariances. */
function largestError(prior: NormalPrior, sites: readonly Site[], exact: Moments): number {
  const fitted = fitSites(prior, sites);
  if (!fitted.convergence.converged) return Infinity;
  const { mean, covariance } = posteriorOf(
    prior,
    fitted,
    Array.from({ length: prior.size }, (_, i) => i),
  );
  const errors = [
    ...Array.from(mean, (value, i) => Math.abs(value - exact.mean[i]!)),
    ...Array.from(covariance, (value, i) => Math.abs(value - exact.covariance[i]!)),
  ];
  return Math.max(...errors);
}

describe('the posterior of correlated dimensions', () => {
  it('agrees with brute-force quadrature in two dimensions', () => {
    for (const [seed, correlation] of [
      ['a', 0],
      ['b', 0.3],
      ['c', 0.5],
      ['d', 0.9],
    ] as const) {
      const prior = equicorrelated(2, correlation, 0.3);
      const sites = gradedSites(2, 3, seed);
      expect(largestError(prior, sites, momentsOf(2, gridPoints(prior, sites)))).toBeLessThan(0.004);
    }
  });

  it('agrees with brute-force quadrature in three dimensions, one of them unobserved', () => {
    const prior = equicorrelated(3, 0.5);
    const sites = gradedSites(2, 4, 'three');
    expect(largestError(prior, sites, momentsOf(3, gridPoints(prior, sites)))).toBeLessThan(0.004);
  });

  it('is exact when the dimensions are independent', () => {
    const prior = equicorrelated(2, 0);
    const sites = gradedSites(2, 2, 'exact');
    expect(largestError(prior, sites, momentsOf(2, gridPoints(prior, sites)))).toBeLessThan(1e-6);
  });

  it('agrees with importance sampling in eight dimensions', () => {
    const size = 8;
    const prior = equicorrelated(size, 0.3, 0.32);
    const sites = gradedSites(size, 4, 'eight');
    const fitted = fitSites(prior, sites);
    const { mean, covariance } = posteriorOf(
      prior,
      fitted,
      Array.from({ length: size }, (_, i) => i),
    );
    const proposal = choleskyFactor(
      Float64Array.from(covariance, (value) => value * 1.2),
      size,
    )!;
    const target = choleskyFactor(prior.covariance, size)!;
    const random = createRandom('importance');
    const points = Array.from({ length: 60_000 }, () => {
      const z = Array.from({ length: size }, () => random.normal());
      const x = z.map((_, i) => z.slice(0, i + 1).reduce((sum, v, k) => sum + proposal[i * size + k]! * v, mean[i]!));
      let log = z.reduce((sum, v) => sum + 0.5 * v * v, 0);
      const y: number[] = [];
      for (let i = 0; i < size; i += 1) {
        let value = x[i]! - prior.mean[i]!;
        for (let k = 0; k < i; k += 1) value -= target[i * size + k]! * y[k]!;
        y.push(value / target[i * size + i]!);
        log -= 0.5 * y[i]! ** 2;
        log += interpolated(sites[i]!.logLikelihood!, x[i]!);
      }
      return { x, weight: Math.exp(log) };
    });
    // With 60,000 weighted draws a mean is known to about 0.003.
    expect(largestError(prior, sites, momentsOf(size, points))).toBeLessThan(0.015);
  });

  it('treats normal evidence exactly', () => {
    const prior = equicorrelated(2, 0.5);
    const fitted = fitSites(prior, [{ dimension: 0, logLikelihood: null, normalPrecision: 4, normalShift: 4 }]);
    const { mean, covariance } = posteriorOf(prior, fitted, [0, 1]);
    expect(mean[0]).toBeCloseTo(0.8, 12);
    expect(mean[1]).toBeCloseTo(0.4, 12);
    expect(covariance[0]).toBeCloseTo(0.2, 12);
    expect(covariance[3]).toBeCloseTo(1 - 0.25 * 0.8, 12);
  });

  it('joins normal evidence and a likelihood on the same dimension', () => {
    const prior = equicorrelated(2, 0.4);
    const sites = gradedSites(1, 3, 'both');
    const withNormal: Site[] = [{ ...sites[0]!, normalPrecision: 2, normalShift: 1 }];
    const folded = sites[0]!.logLikelihood!.map((log, q) => log + THETA_GRID[q]! - THETA_GRID[q]! ** 2);
    expect(
      largestError(prior, withNormal, momentsOf(2, gridPoints(prior, [{ ...sites[0]!, logLikelihood: folded }]))),
    ).toBeLessThan(1e-5);
  });

  it('is the prior without evidence', () => {
    const prior = equicorrelated(3, 0.2, 0.1);
    const fitted = fitSites(prior, []);
    expect(fitted.convergence).toEqual({ converged: true, sweeps: 0, lastChange: 0 });
    expect(Array.from(posteriorOf(prior, fitted, [2, 0]).covariance)).toEqual([1, 0.2, 0.2, 1]);
  });
});

function interpolated(table: Float64Array, x: number): number {
  const at = Math.min(59.999, Math.max(0, (x + 6) * 5));
  const q = Math.floor(at);
  return table[q]! + (at - q) * (table[q + 1]! - table[q]!);
}
