// The rescaled coefficient of determination of a likelihood model. Source: N. J. D. Nagelkerke (1991), Biometrika 78.

/**
 * (1 - (L0 / L)^(2/n)) / (1 - L0^(2/n)).
 * @param n persons, one or more
 * @returns null when the model without predictors already fits perfectly
 * @example nagelkerke(-50, -60, 100) // 0.259…
 */
export function nagelkerke(logLik: number, nullLogLik: number, n: number): number | null {
  const most = -Math.expm1((2 * nullLogLik) / n);
  return most > 0 ? -Math.expm1((2 * (nullLogLik - logLik)) / n) / most : null;
}
