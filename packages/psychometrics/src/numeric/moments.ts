// Mean, variance and correlation of plain arrays, in two passes so that large offsets do no harm.

/** Arithmetic mean of at least one value. */
export function meanOf(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('meanOf: at least one value is needed');
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
}

/** Variance with divisor n - 1 of at least two values. */
export function varianceOf(values: ArrayLike<number>): number {
  return covarianceOf(values, values);
}

/** Standard deviation with divisor n - 1. */
export function deviationOf(values: ArrayLike<number>): number {
  return Math.sqrt(varianceOf(values));
}

/** Covariance with divisor n - 1 of two equally long arrays of at least two values. */
export function covarianceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`covarianceOf: ${a.length} values against ${b.length}`);
  if (a.length < 2) throw new RangeError('covarianceOf: at least two values are needed');
  const meanA = meanOf(a);
  const meanB = a === b ? meanA : meanOf(b);
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i]! - meanA) * (b[i]! - meanB);
  return sum / (a.length - 1);
}

/** Product-moment correlation, or null when one of the two does not vary. */
export function correlationOf(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const product = varianceOf(a) * varianceOf(b);
  if (!(product > 0)) return null;
  return Math.min(1, Math.max(-1, covarianceOf(a, b) / Math.sqrt(product)));
}
