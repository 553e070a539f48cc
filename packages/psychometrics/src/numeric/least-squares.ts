// Ordinary least squares by Householder reflections, with the classical and the HC3 covariance of its coefficients.
// Sources: G. H. Golub (1965); J. G. MacKinnon and H. White (1985) for HC3.

export interface LeastSquares {
  coefficients: Float64Array;
  /** Residual variance, divisor rows - columns. */
  residualVariance: number;
  df: number;
  /** columns x columns. */
  covariance: Float64Array;
  /** The same without assuming equal variances. */
  robustCovariance: Float64Array;
  residuals: Float64Array;
  rSquared: number | null;
}

/** A column whose part not explained by those before it is below this share of its length counts as explained. */
const COLLINEAR = 1e-9;

/**
 * Least squares fit, or null when a column depends on others or there are no degrees of freedom.
 * @param design rows x columns, the column of ones included, row by row
 * @param outcome one value per row
 * @throws RangeError when the lengths do not fit
 * @example leastSquares(Float64Array.from([1, 0, 1, 1, 1, 2]), Float64Array.from([1, 2, 4]), 2)?.coefficients // 0.833, 1.5
 */
export function leastSquares(design: Float64Array, outcome: Float64Array, columns: number): LeastSquares | null {
  const rows = outcome.length;
  if (design.length !== rows * columns)
    throw new RangeError(`leastSquares: ${design.length} cells for ${rows} x ${columns}`);
  if (rows <= columns) return null;
  const work = design.slice();
  const right = outcome.slice();
  for (let j = 0; j < columns; j += 1) if (!reflect(work, right, rows, columns, j, design)) return null;
  const inverse = invertUpper(work, columns);
  const coefficients = new Float64Array(columns);
  for (let i = 0; i < columns; i += 1) {
    for (let j = i; j < columns; j += 1) coefficients[i]! += inverse[i * columns + j]! * right[j]!;
  }
  const residuals = outcome.map((value, row) => {
    let fitted = 0;
    for (let j = 0; j < columns; j += 1) fitted += design[row * columns + j]! * coefficients[j]!;
    return value - fitted;
  });
  const df = rows - columns;
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const mean = outcome.reduce((sum, value) => sum + value, 0) / rows;
  const total = outcome.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const bread = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      for (let k = Math.max(i, j); k < columns; k += 1) {
        bread[i * columns + j]! += inverse[i * columns + k]! * inverse[j * columns + k]!;
      }
    }
  }
  return {
    coefficients,
    residualVariance: squares / df,
    df,
    covariance: bread.map((entry) => (entry * squares) / df),
    robustCovariance: sandwich(design, residuals, bread, columns),
    residuals,
    rSquared: total > 0 ? 1 - squares / total : null,
  };
}

function reflect(
  work: Float64Array,
  right: Float64Array,
  rows: number,
  columns: number,
  j: number,
  design: Float64Array,
): boolean {
  let length = 0;
  let original = 0;
  for (let i = 0; i < rows; i += 1) {
    original += design[i * columns + j]! ** 2;
    if (i >= j) length += work[i * columns + j]! ** 2;
  }
  length = Math.sqrt(length);
  if (!(length > COLLINEAR * Math.sqrt(original))) return false;
  const pivot = work[j * columns + j]! > 0 ? -length : length;
  const direction = new Float64Array(rows);
  let norm = 0;
  for (let i = j; i < rows; i += 1) {
    direction[i] = work[i * columns + j]! - (i === j ? pivot : 0);
    norm += direction[i]! ** 2;
  }
  for (let c = j; c < columns; c += 1) {
    let dot = 0;
    for (let i = j; i < rows; i += 1) dot += direction[i]! * work[i * columns + c]!;
    for (let i = j; i < rows; i += 1) work[i * columns + c]! -= (2 * dot * direction[i]!) / norm;
  }
  let dot = 0;
  for (let i = j; i < rows; i += 1) dot += direction[i]! * right[i]!;
  for (let i = j; i < rows; i += 1) right[i]! -= (2 * dot * direction[i]!) / norm;
  return true;
}

function invertUpper(work: Float64Array, columns: number): Float64Array {
  const inverse = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j += 1) {
    inverse[j * columns + j] = 1 / work[j * columns + j]!;
    for (let i = j - 1; i >= 0; i -= 1) {
      let sum = 0;
      for (let k = i + 1; k <= j; k += 1) sum += work[i * columns + k]! * inverse[k * columns + j]!;
      inverse[i * columns + j] = -sum / work[i * columns + i]!;
    }
  }
  return inverse;
}

function sandwich(design: Float64Array, residuals: Float64Array, bread: Float64Array, columns: number): Float64Array {
  const result = new Float64Array(columns * columns);
  const pulled = new Float64Array(columns);
  for (let row = 0; row < residuals.length; row += 1) {
    let leverage = 0;
    for (let i = 0; i < columns; i += 1) {
      pulled[i] = 0;
      for (let j = 0; j < columns; j += 1) pulled[i]! += bread[i * columns + j]! * design[row * columns + j]!;
      leverage += pulled[i]! * design[row * columns + i]!;
    }
    const scaled = residuals[row]! / Math.max(1 - leverage, 1e-8);
    for (let i = 0; i < columns; i += 1) {
      for (let j = 0; j < columns; j += 1) result[i * columns + j]! += pulled[i]! * pulled[j]! * scaled * scaled;
    }
  }
  return result;
}
