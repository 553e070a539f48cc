// Cholesky factor and triangular solves on row-major square matrices in typed arrays.

/**
 * Lower factor L with L L' = matrix, or null when the matrix is not positive definite.
 * @param matrix row-major n x n, only the lower triangle is read
 * @param tolerance pivots at or below this count as zero and give null
 */
export function choleskyFactor(matrix: Float64Array, n: number, tolerance = 0): Float64Array | null {
  const factor = new Float64Array(n * n);
  return factorInto(matrix, n, factor, tolerance) ? factor : null;
}

/** As choleskyFactor, into a given array whose upper triangle is left alone. False when not positive definite. */
export function factorInto(matrix: Float64Array, n: number, factor: Float64Array, tolerance = 0): boolean {
  for (let i = 0; i < n; i += 1) {
    const rowI = i * n;
    for (let j = 0; j <= i; j += 1) {
      const rowJ = j * n;
      let sum = matrix[rowI + j]!;
      for (let k = 0; k < j; k += 1) sum -= factor[rowI + k]! * factor[rowJ + k]!;
      if (i !== j) {
        factor[rowI + j] = sum / factor[rowJ + j]!;
      } else {
        if (!(sum > tolerance)) return false;
        factor[rowI + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** Solve L x = b in place. */
export function solveLower(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= factor[i * n + k]! * b[k]!;
    b[i] = sum / factor[i * n + i]!;
  }
}

/** Solve L' x = b in place. */
export function solveLowerTransposed(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i]!;
    for (let k = i + 1; k < n; k += 1) sum -= factor[k * n + i]! * b[k]!;
    b[i] = sum / factor[i * n + i]!;
  }
}

/**
 * Lower factor of a positive semidefinite matrix: a pivot within the tolerance of zero gives a zero column.
 * @throws RangeError when a pivot is clearly negative
 */
export function semidefiniteFactor(matrix: Float64Array, n: number, tolerance = 1e-10): Float64Array {
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) {
    let pivot = matrix[j * n + j]!;
    for (let k = 0; k < j; k += 1) pivot -= factor[j * n + k]! ** 2;
    if (pivot < -tolerance) throw new RangeError('the matrix is not positive semidefinite');
    if (pivot <= tolerance) continue;
    const root = Math.sqrt(pivot);
    factor[j * n + j] = root;
    for (let i = j + 1; i < n; i += 1) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k += 1) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = sum / root;
    }
  }
  return factor;
}
