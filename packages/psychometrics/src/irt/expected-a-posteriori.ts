// Expected a posteriori estimate with the posterior SD as its standard error, on a stated grid.
// Source: R. D. Bock and R. J. Mislevy (1982), Applied Psychological Measurement 6.

export interface NormalPrior {
  mean: number;
  sd: number;
}

export interface PosteriorEstimate {
  mean: number;
  /** Posterior SD: below the prior SD unless the likelihood has several peaks; never 1/sqrt(information). */
  sd: number;
}

/**
 * EAP from a log-likelihood tabulated on a grid.
 * @param logLikelihood one value per node; any constant may be added
 * @param nodes theta at each node, equally spaced
 * @throws RangeError when the lengths differ or the posterior vanishes everywhere
 */
export function expectedAPosteriori(
  logLikelihood: ArrayLike<number>,
  nodes: ArrayLike<number>,
  prior: NormalPrior = { mean: 0, sd: 1 },
): PosteriorEstimate {
  const n = nodes.length;
  if (logLikelihood.length !== n) throw new RangeError('one log-likelihood per node is needed');
  const logs = new Float64Array(n);
  let top = -Infinity;
  for (let q = 0; q < n; q += 1) {
    const z = (nodes[q]! - prior.mean) / prior.sd;
    // Kept as a logarithm until the maximum is taken off: a long test underflows otherwise.
    logs[q] = logLikelihood[q]! - 0.5 * z * z;
    if (logs[q]! > top) top = logs[q]!;
  }
  if (!Number.isFinite(top)) throw new RangeError('the posterior vanishes on the whole grid');
  let mass = 0;
  let first = 0;
  for (let q = 0; q < n; q += 1) {
    const weight = Math.exp(logs[q]! - top);
    logs[q] = weight;
    mass += weight;
    first += weight * nodes[q]!;
  }
  const mean = first / mass;
  let second = 0;
  for (let q = 0; q < n; q += 1) second += logs[q]! * (nodes[q]! - mean) ** 2;
  return { mean, sd: Math.sqrt(second / mass) };
}
