// The generalised Mantel-Haenszel test of groups x categories tables.
// Source: J. R. Landis, E. R. Heyman and G. G. Koch (1978), International Statistical Review 46, equations for Q(G), Q(SMD).
// With ordered categories and two groups it is the test of N. Mantel (1963); two groups and two categories give the
// Mantel-Haenszel chi-square without correction; more groups are the test of R. D. Penfield (2001).
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { choleskyFactor, solveLower } from '../numeric/cholesky.ts';

/** Counts of one stratum: groups x categories. */
export type StratumCounts = readonly (readonly number[])[];

export interface GeneralisedMantelHaenszel {
  statistic: number | null;
  df: number;
  p: number | null;
  /** Strata that carried information. */
  strata: number;
}

/**
 * Association of group and answer over strata.
 * @param strata counts, every stratum groups x categories
 * @param scores numbers of the ordered categories (mean score differences); null treats them as names (any association)
 * @returns statistic null when the strata do not tell the groups or categories apart
 * @throws RangeError naming the stratum whose shape or counts do not fit
 * @example generalisedMantelHaenszel([[[10, 5, 3], [6, 9, 4]]], [0, 1, 2]).df // 1
 */
export function generalisedMantelHaenszel(
  strata: readonly StratumCounts[],
  scores: readonly number[] | null,
): GeneralisedMantelHaenszel {
  const groups = strata[0]?.length ?? 0;
  const categories = strata[0]?.[0]?.length ?? 0;
  if (groups < 2 || categories < 2) throw new RangeError('strata: two groups and two categories are needed');
  if (scores && scores.length !== categories) {
    throw new RangeError(`scores: ${scores.length} numbers for ${categories} categories`);
  }
  const rows = groups - 1;
  const columns = scores ? 1 : categories - 1;
  const size = rows * columns;
  const excess = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  let informative = 0;
  for (const [index, counts] of strata.entries()) {
    assertStratum(counts, index, groups, categories);
    if (addStratum(counts, scores, excess, covariance)) informative += 1;
  }
  const largest = Math.max(...Array.from({ length: size }, (_, i) => covariance[i * size + i]!));
  const factor = largest > 0 ? choleskyFactor(covariance, size, 1e-10 * largest) : null;
  if (!factor) return { statistic: null, df: size, p: null, strata: informative };
  solveLower(factor, size, excess);
  const statistic = excess.reduce((sum, value) => sum + value * value, 0);
  return { statistic, df: size, p: chiSquareUpperTail(statistic, size), strata: informative };
}

function assertStratum(counts: StratumCounts, index: number, groups: number, categories: number): void {
  if (counts.length !== groups || counts.some((row) => row.length !== categories)) {
    throw new RangeError(`strata: stratum ${index + 1} is not ${groups} groups x ${categories} categories`);
  }
  if (!counts.every((row) => row.every((count) => count >= 0 && Number.isFinite(count)))) {
    throw new RangeError(`strata: stratum ${index + 1} has a negative count`);
  }
}

/** Adds observed minus expected and the hypergeometric covariance; the first group and category drop out. */
function addStratum(
  counts: StratumCounts,
  scores: readonly number[] | null,
  excess: Float64Array,
  covariance: Float64Array,
): boolean {
  const byGroup = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const byCategory = counts[0]!.map((_, c) => counts.reduce((sum, row) => sum + row[c]!, 0));
  const n = byGroup.reduce((sum, count) => sum + count, 0);
  if (n < 2) return false;
  const weights = scores
    ? [scores]
    : byCategory.slice(1).map((_, c) => byCategory.map((__, d) => (d === c + 1 ? 1 : 0)));
  const columns = weights.length;
  const rows = counts.length - 1;
  const size = rows * columns;
  const means = weights.map((weight) => weight.reduce((sum, w, c) => sum + w * byCategory[c]!, 0) / n);
  const spread = weights.map((left, s) =>
    weights.map((right, t) => {
      const product = left.reduce((sum, w, c) => sum + w * right[c]! * byCategory[c]!, 0);
      return (product / n - means[s]! * means[t]!) * (n / (n - 1));
    }),
  );
  let isInformative = false;
  for (let g = 0; g < rows; g += 1) {
    for (let s = 0; s < columns; s += 1) {
      const observed = weights[s]!.reduce((sum, w, c) => sum + w * counts[g + 1]![c]!, 0);
      excess[g * columns + s]! += observed - byGroup[g + 1]! * means[s]!;
      for (let h = 0; h < rows; h += 1) {
        const between = (byGroup[g + 1]! / n) * ((g === h ? 1 : 0) - byGroup[h + 1]! / n) * n;
        for (let t = 0; t < columns; t += 1) {
          const entry = between * spread[s]![t]!;
          if (g === h && s === t && entry > 0) isInformative = true;
          covariance[(g * columns + s) * size + h * columns + t]! += entry;
        }
      }
    }
  }
  return isInformative;
}
