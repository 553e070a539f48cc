// Conditions a normal prior on a normal statement about some of its dimensions; the statement's precision may be singular.
import { choleskyFactor, semidefiniteFactor, solveLower } from '../numeric/cholesky.ts';
import type { NormalPrior } from './expectation-propagation.ts';

/** exp(-u'Pu/2 + s'u) about dimensions u, or about something that correlates `perspective` with them. */
export interface NormalStatement {
  dimensions: readonly number[];
  perspective: number;
  /** Row-major, positive semidefinite. */
  precision: Float64Array;
  shift: Float64Array;
}

/**
 * K - A'MA and m + A'(I - MB)(s - Pb) with M = L (I + L'BL)^-1 L', P = LL'; A the covariance of what was seen with everything,
 * B and b its own covariance and mean.
 * @param now prior with earlier statements already in it
 * @param original the same before any: the part of the seen that is not shared stays as it was
 */
export function conditionNormal(now: NormalPrior, original: NormalPrior, statement: NormalStatement): NormalPrior {
  const seen = seenOf(now, original, statement);
  const n = statement.dimensions.length;
  const root = semidefiniteFactor(statement.precision, n, 1e-12);
  const factor = choleskyFactor(innerOf(root, seen.covariance, n), n);
  if (factor === null) throw new RangeError('a statement about a view is not positive semidefinite');
  const { size } = now;
  // Row j: (inner factor)^-1 L' A for dimension j.
  const reach = new Float64Array(size * n);
  for (let j = 0; j < size; j += 1) {
    const row = reach.subarray(j * n, (j + 1) * n);
    for (let a = 0; a < n; a += 1) {
      let sum = 0;
      for (let k = 0; k < n; k += 1) sum += root[k * n + a]! * seen.across[k * size + j]!;
      row[a] = sum;
    }
    solveLower(factor, n, row);
  }
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let value = now.covariance[i * size + j]!;
      for (let a = 0; a < n; a += 1) value -= reach[i * n + a]! * reach[j * n + a]!;
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  }
  return { size, covariance, mean: meanOf(now, statement, seen, { root, factor, reach }) };
}

interface Seen {
  mean: Float64Array;
  covariance: Float64Array;
  /** n x size. */
  across: Float64Array;
}

function seenOf(now: NormalPrior, original: NormalPrior, { dimensions, perspective: rho }: NormalStatement): Seen {
  const n = dimensions.length;
  const { size } = now;
  const mean = new Float64Array(n);
  const covariance = new Float64Array(n * n);
  const across = new Float64Array(n * size);
  for (const [k, dimension] of dimensions.entries()) {
    const start = original.mean[dimension]!;
    mean[k] = start + rho * (now.mean[dimension]! - start);
    for (const [l, other] of dimensions.entries()) {
      const cell = dimension * size + other;
      covariance[k * n + l] = rho ** 2 * now.covariance[cell]! + (1 - rho ** 2) * original.covariance[cell]!;
    }
    for (let j = 0; j < size; j += 1) across[k * size + j] = rho * now.covariance[dimension * size + j]!;
  }
  return { mean, covariance, across };
}

/** I + L'BL. */
function innerOf(root: Float64Array, covariance: Float64Array, n: number): Float64Array {
  const spread = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let b = 0; b < n; b += 1) {
      let sum = 0;
      for (let k = 0; k < n; k += 1) sum += covariance[i * n + k]! * root[k * n + b]!;
      spread[i * n + b] = sum;
    }
  }
  const inner = new Float64Array(n * n);
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b < n; b += 1) {
      let sum = a === b ? 1 : 0;
      for (let k = 0; k < n; k += 1) sum += root[k * n + a]! * spread[k * n + b]!;
      inner[a * n + b] = sum;
    }
  }
  return inner;
}

function meanOf(
  now: NormalPrior,
  statement: NormalStatement,
  seen: Seen,
  { root, factor, reach }: { root: Float64Array; factor: Float64Array; reach: Float64Array },
): Float64Array {
  const n = statement.dimensions.length;
  const residual = Float64Array.from(statement.shift, (value, k) => {
    let left = value;
    for (let l = 0; l < n; l += 1) left -= statement.precision[k * n + l]! * seen.mean[l]!;
    return left;
  });
  const carried = new Float64Array(n);
  for (let a = 0; a < n; a += 1) {
    let sum = 0;
    for (let k = 0; k < n; k += 1) {
      for (let l = 0; l < n; l += 1) sum += root[k * n + a]! * seen.covariance[k * n + l]! * residual[l]!;
    }
    carried[a] = sum;
  }
  solveLower(factor, n, carried);
  return Float64Array.from(now.mean, (value, j) => {
    let mean = value;
    for (let k = 0; k < n; k += 1) mean += seen.across[k * now.size + j]! * residual[k]!;
    for (let a = 0; a < n; a += 1) mean -= reach[j * n + a]! * carried[a]!;
    return mean;
  });
}
