// Standard error of measurement of a score. Source: F. M. Lord and M. R. Novick (1968), equation 3.6.1.

/**
 * SD sqrt(1 - reliability), in the units of the SD.
 * @param deviation standard deviation of the score, at least zero
 * @param reliability at most 1
 * @throws RangeError when an argument lies outside
 * @example standardErrorOfMeasurement(10, 0.84) // 4
 */
export function standardErrorOfMeasurement(deviation: number, reliability: number): number {
  if (!(deviation >= 0 && deviation < Infinity)) {
    throw new RangeError(`standardErrorOfMeasurement: deviation is at least zero, not ${deviation}`);
  }
  if (!(reliability <= 1 && reliability > -Infinity)) {
    throw new RangeError(`standardErrorOfMeasurement: reliability is at most 1, not ${reliability}`);
  }
  return deviation * Math.sqrt(1 - reliability);
}
