// Standard error of coefficient alpha under multivariate normality, without assuming equal covariances.
// Source: J. M. van Zyl, H. Neudecker and D. G. Nel (2000), as written by A. Duhachek and D. Iacobucci (2004), equation 2.
import { totalOf, traceOf } from './covariance-matrix.ts';

/**
 * Asymptotic standard error of alpha, or null when the total score does not vary.
 * @param matrix row-major k x k covariances
 * @param people number of people behind the matrix
 * @throws RangeError for fewer than two items or no people
 * @example alphaStandardError(Float64Array.from([1, 0.5, 0.5, 1]), 2, 100)
 */
export function alphaStandardError(matrix: Float64Array, k: number, people: number): number | null {
  if (k < 2) throw new RangeError('alphaStandardError: at least two items are needed');
  if (!(people >= 1)) throw new RangeError(`alphaStandardError: people is at least 1, not ${people}`);
  const total = totalOf(matrix);
  if (!(total > 0)) return null;
  const trace = traceOf(matrix, k);
  let squareTrace = 0;
  let squareTotal = 0;
  for (let i = 0; i < k; i += 1) {
    let row = 0;
    for (let j = 0; j < k; j += 1) {
      squareTrace += matrix[i * k + j]! ** 2;
      row += matrix[i * k + j]!;
    }
    squareTotal += row * row;
  }
  const inner = total * (squareTrace + trace * trace) - 2 * trace * squareTotal;
  const variance = ((2 * k * k) / ((k - 1) ** 2 * total ** 3)) * inner;
  return Math.sqrt(Math.max(variance, 0) / people);
}
