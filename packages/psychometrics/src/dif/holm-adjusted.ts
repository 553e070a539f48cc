// p values corrected for many tests, step-down. Source: S. Holm (1979), Scandinavian Journal of Statistics 6.

/**
 * Holm's adjusted p values; null stays null and is no test.
 * @example holmAdjusted([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holmAdjusted(values: readonly (number | null)[]): (number | null)[] {
  const order = values.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((a, b) => a.p - b.p);
  const result: (number | null)[] = values.map(() => null);
  let largest = 0;
  for (const [rank, { p, at }] of order.entries()) {
    largest = Math.min(1, Math.max(largest, p * (order.length - rank)));
    result[at] = largest;
  }
  return result;
}
