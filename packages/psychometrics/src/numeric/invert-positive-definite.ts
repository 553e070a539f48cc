// Inverse of a symmetric positive definite matrix through its Cholesky factor.
import { choleskyFactor, solveLower, solveLowerTransposed } from './cholesky.ts';

/**
 * Inverse of a row-major n x n matrix, or null when it is not positive definite.
 * @param tolerance pivots at or below this count as zero
 * @example invertPositiveDefinite(Float64Array.from([2, 0, 0, 4]), 2) // [0.5, 0, 0, 0.25]
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number, tolerance = 0): Float64Array | null {
  const factor = choleskyFactor(matrix, n, tolerance);
  if (factor === null) return null;
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j += 1) {
    column.fill(0);
    column[j] = 1;
    solveLower(factor, n, column);
    solveLowerTransposed(factor, n, column);
    for (let i = 0; i < n; i += 1) inverse[i * n + j] = column[i]!;
  }
  return inverse;
}
