// What a one-factor solution consists of, whichever estimator found it.

export interface OneFactorSolution {
  /** On the scale of the matrix that was fitted; their sum is not negative. */
  loadings: Float64Array;
  uniquenesses: Float64Array;
  converged: boolean;
  iterations: number;
  /** Items whose unique variance reached its lower bound (Heywood cases). */
  heywood: readonly number[];
}

/** Turns all loadings round when they sum to less than zero. */
export function orientLoadings(loadings: Float64Array): void {
  if (loadings.reduce((sum, value) => sum + value, 0) >= 0) return;
  for (let i = 0; i < loadings.length; i += 1) loadings[i] = -loadings[i]!;
}
