// Covariances of items under the table's rule for missing answers.
import type { ScoreTable } from './score-table.ts';

export interface ItemCovariance {
  k: number;
  /** Row-major k x k, divisor n - 1 of each pair. */
  matrix: Float64Array;
  /** Smallest number of people behind one entry. */
  fewestPeople: number;
  /** Items that do not vary. */
  constant: readonly number[];
}

/**
 * Covariance matrix, or null when a pair of items was answered together by fewer than two people.
 * @param table people x items
 */
export function itemCovariance(table: ScoreTable): ItemCovariance | null {
  const k = table.items.length;
  const matrix = new Float64Array(k * k);
  let fewestPeople = Infinity;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const pair = pairCovariance(table, i, j);
      if (pair.people < 2) return null;
      fewestPeople = Math.min(fewestPeople, pair.people);
      matrix[i * k + j] = pair.covariance;
      matrix[j * k + i] = pair.covariance;
    }
  }
  const constant: number[] = [];
  for (let i = 0; i < k; i += 1) {
    if (matrix[i * k + i]! > 0) continue;
    constant.push(i);
    // Rounding noise of a constant column must not look like covariance.
    for (let j = 0; j < k; j += 1) {
      matrix[i * k + j] = 0;
      matrix[j * k + i] = 0;
    }
  }
  return { k, matrix, fewestPeople, constant };
}

function pairCovariance(table: ScoreTable, i: number, j: number): { covariance: number; people: number } {
  const { values, people } = table;
  const k = table.items.length;
  let count = 0;
  let meanI = 0;
  let meanJ = 0;
  for (let p = 0; p < people; p += 1) {
    const a = values[p * k + i]!;
    const b = values[p * k + j]!;
    if (Number.isNaN(a + b)) continue;
    count += 1;
    meanI += a;
    meanJ += b;
  }
  if (count < 2) return { covariance: NaN, people: count };
  meanI /= count;
  meanJ /= count;
  let sum = 0;
  for (let p = 0; p < people; p += 1) {
    const a = values[p * k + i]!;
    const b = values[p * k + j]!;
    if (!Number.isNaN(a + b)) sum += (a - meanI) * (b - meanJ);
  }
  return { covariance: sum / (count - 1), people: count };
}

/** Correlations of a covariance matrix, or null when an item does not vary. */
export function correlationMatrix({ k, matrix, constant }: ItemCovariance): Float64Array | null {
  if (constant.length > 0) return null;
  const result = new Float64Array(k * k);
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      const root = Math.sqrt(matrix[i * k + i]! * matrix[j * k + j]!);
      result[i * k + j] = i === j ? 1 : matrix[i * k + j]! / root;
    }
  }
  return result;
}

/** Sum of all entries. */
export function totalOf(matrix: Float64Array): number {
  return matrix.reduce((sum, value) => sum + value, 0);
}

/** Sum of the diagonal. */
export function traceOf(matrix: Float64Array, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i += 1) sum += matrix[i * k + i]!;
  return sum;
}
