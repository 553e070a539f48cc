import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, semidefiniteFactor, solveLower, solveLowerTransposed } from './cholesky.ts';

const entries = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 25, maxLength: 25 });

/** A A' + ridge, positive definite. */
function gram(values: readonly number[], ridge: number): Float64Array {
  const matrix = new Float64Array(25);
  for (let i = 0; i < 5; i += 1) {
    for (let j = 0; j < 5; j += 1) {
      for (let k = 0; k < 5; k += 1) matrix[i * 5 + j]! += values[i * 5 + k]! * values[j * 5 + k]!;
    }
    matrix[i * 5 + i]! += ridge;
  }
  return matrix;
}

function product(factor: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      for (let k = 0; k < n; k += 1) result[i * n + j]! += factor[i * n + k]! * factor[j * n + k]!;
    }
  }
  return result;
}

describe('the Cholesky factor', () => {
  it('gives the matrix back, and its two solves the inverse', () => {
    fc.assert(
      fc.property(entries, (values) => {
        const matrix = gram(values, 0.5);
        const factor = choleskyFactor(matrix, 5)!;
        const again = product(factor, 5);
        for (let i = 0; i < 25; i += 1) expect(again[i]).toBeCloseTo(matrix[i]!, 9);
        const x = Float64Array.from([1, -2, 3, 0.5, 0]);
        const b = Float64Array.from({ length: 5 }, (_, i) => x.reduce((sum, v, j) => sum + matrix[i * 5 + j]! * v, 0));
        solveLower(factor, 5, b);
        solveLowerTransposed(factor, 5, b);
        for (let i = 0; i < 5; i += 1) expect(b[i]).toBeCloseTo(x[i]!, 6);
      }),
    );
  });

  it('refuses a matrix that is not positive definite', () => {
    expect(choleskyFactor(Float64Array.from([1, 2, 2, 1]), 2)).toBeNull();
    expect(() => semidefiniteFactor(Float64Array.from([1, 2, 2, 1]), 2)).toThrow(RangeError);
  });

  it('takes a singular covariance where semidefinite is allowed', () => {
    const matrix = Float64Array.from([1, 1, 0.3, 1, 1, 0.3, 0.3, 0.3, 1]);
    expect(choleskyFactor(matrix, 3)).toBeNull();
    const again = product(semidefiniteFactor(matrix, 3), 3);
    for (let i = 0; i < 9; i += 1) expect(again[i]).toBeCloseTo(matrix[i]!, 12);
  });
});
