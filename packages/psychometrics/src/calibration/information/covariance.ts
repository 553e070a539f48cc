// Covariance of the free parameters from the information, with rank and condition of what it rests on.
import { choleskyFactor } from '../../numeric/cholesky.ts';
import type { Design } from '../design.ts';
import type { Evaluation, Workspace } from '../evaluate.ts';
import { informationParts } from './observed-information.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';

/** oakes: inverse observed information; crossprod: inverse of summed products of slopes; sandwich: both. */
export type StandardErrorMethod = 'oakes' | 'crossprod' | 'sandwich' | 'none';

export interface CovarianceResult {
  /** Free x free, in the order of design.free; null when the information has not full rank. */
  covariance: Float64Array | null;
  /** Rank of the information scaled to unit diagonal. */
  rank: number;
  /** Largest by smallest eigenvalue of the scaled information; null when it is not positive definite. */
  condition: number | null;
}

/** Eigenvalues of the scaled information below this count as zero. */
const RANK_TOLERANCE = 1e-9;

export function covarianceOf(
  design: Design,
  evaluation: Evaluation,
  work: Workspace,
  method: Exclude<StandardErrorMethod, 'none'>,
): CovarianceResult {
  const n = design.free.length;
  if (n === 0) return { covariance: new Float64Array(0), rank: 0, condition: 1 };
  const { observed, crossProduct } = informationParts(design, evaluation, work, method !== 'crossprod');
  const information = restrict(method === 'crossprod' ? crossProduct : observed, design);
  const { rank, condition } = judge(information, n);
  if (rank < n || condition === null) return { covariance: null, rank, condition };
  const inverse = invert(information, n);
  if (!inverse) return { covariance: null, rank, condition };
  if (method !== 'sandwich') return { covariance: inverse, rank, condition };
  return { covariance: sandwich(inverse, restrict(crossProduct, design), n), rank, condition };
}

function restrict(matrix: Float64Array, design: Design): Float64Array {
  const { free, size } = design;
  const n = free.length;
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) result[i * n + j] = matrix[free[i]! * size + free[j]!]!;
  return result;
}

function judge(information: Float64Array, n: number): { rank: number; condition: number | null } {
  const scale = Float64Array.from({ length: n }, (_, i) => {
    const d = information[i * n + i]!;
    return d > 0 ? 1 / Math.sqrt(d) : 0;
  });
  const scaled = information.map((x, at) => x * scale[Math.floor(at / n)]! * scale[at % n]!);
  const values = symmetricEigenvalues(scaled, n);
  let rank = 0;
  for (const value of values) if (value > RANK_TOLERANCE) rank += 1;
  return { rank, condition: values[0]! > RANK_TOLERANCE ? values[n - 1]! / values[0]! : null };
}

/** Inverse of a positive definite matrix, or null. */
export function invert(matrix: Float64Array, n: number): Float64Array | null {
  const factor = choleskyFactor(matrix, n);
  if (!factor) return null;
  // The inverse of the triangle first, row by row; then its cross-product.
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) {
    inverse[j * n + j] = 1 / factor[j * n + j]!;
    for (let i = j + 1; i < n; i += 1) {
      let sum = 0;
      for (let k = j; k < i; k += 1) sum -= factor[i * n + k]! * inverse[k * n + j]!;
      inverse[i * n + j] = sum / factor[i * n + i]!;
    }
  }
  const result = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1) {
    for (let i = 0; i <= k; i += 1) {
      const value = inverse[k * n + i]!;
      for (let j = 0; j <= i; j += 1) result[i * n + j]! += value * inverse[k * n + j]!;
    }
  }
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) result[j * n + i] = result[i * n + j]!;
  return result;
}

function sandwich(bread: Float64Array, filling: Float64Array, n: number): Float64Array {
  return multiply(multiply(bread, filling, n), bread, n);
}

function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let k = 0; k < n; k += 1) {
      const value = a[i * n + k]!;
      if (value === 0) continue;
      for (let j = 0; j < n; j += 1) result[i * n + j]! += value * b[k * n + j]!;
    }
  }
  return result;
}
