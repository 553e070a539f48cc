// The Mantel-Haenszel test and common odds ratio of 2 x 2 tables, with the delta scale of the Educational Testing Service.
// Sources: N. Mantel and W. Haenszel (1959); J. Robins, N. Breslow and S. Greenland (1986) and A. Phillips and
// P. W. Holland (1987) for the variance; P. W. Holland and D. T. Thayer (1988) for delta; R. Zwick and K. Ercikan (1989)
// for the classes.
import { chiSquareUpperTail } from '../numeric/chi-square.ts';

/** Counts of one stratum: reference right and wrong, focal right and wrong. */
export type TwoByTwo = readonly [
  referenceRight: number,
  referenceWrong: number,
  focalRight: number,
  focalWrong: number,
];

/** A negligible, B moderate, C large. */
export type EtsClass = 'A' | 'B' | 'C';

export interface MantelHaenszel {
  /** Chi-square with one degree of freedom; null when no stratum holds both groups and both answers. */
  statistic: number | null;
  p: number | null;
  /** Common odds ratio, above 1 when the item favours the reference group; null when it is 0 or infinite. */
  oddsRatio: number | null;
  /** Standard error of the log of the odds ratio. */
  standardErrorLog: number | null;
  /** -2.35 log(odds ratio), below zero when the item favours the reference group. */
  delta: number | null;
  standardErrorDelta: number | null;
  etsClass: EtsClass | null;
  /** Strata that carried information. */
  strata: number;
}

export interface MantelHaenszelOptions {
  /** Continuity correction of one half; true when absent. */
  correction?: boolean;
  /** Level of the tests behind the classes, 0.05 when absent. */
  alpha?: number;
}

const DELTA_PER_LOG_ODDS = -2.35;

/** Upper 5 % point of the normal distribution: C asks that |delta| lies above 1 beyond chance. */
const ONE_SIDED_POINT = 1.6448536269514722;

/**
 * Mantel-Haenszel statistics of strata.
 * @param strata counts, zero or more
 * @throws RangeError naming the stratum whose counts are negative
 * @example mantelHaenszel([[10, 5, 6, 9], [12, 3, 9, 6]], { correction: true }).oddsRatio // 2.833…
 */
export function mantelHaenszel(strata: readonly TwoByTwo[], options: MantelHaenszelOptions = {}): MantelHaenszel {
  const { correction = true, alpha = 0.05 } = options;
  let excess = 0;
  let variance = 0;
  let concordant = 0;
  let discordant = 0;
  let informative = 0;
  for (const [index, counts] of strata.entries()) {
    if (!counts.every((count) => count >= 0 && Number.isFinite(count))) {
      throw new RangeError(`strata: counts are zero or more, not ${counts.join(', ')} (stratum ${index + 1})`);
    }
    const [a, b, c, d] = counts;
    const n = a + b + c + d;
    if (n < 2) continue;
    const spread = ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
    if (spread > 0) informative += 1;
    excess += a - ((a + b) * (a + c)) / n;
    variance += spread;
    concordant += (a * d) / n;
    discordant += (b * c) / n;
  }
  const gap = Math.max(0, Math.abs(excess) - (correction ? 0.5 : 0));
  const statistic = variance > 0 ? (gap * gap) / variance : null;
  const p = statistic === null ? null : chiSquareUpperTail(statistic, 1);
  if (!(concordant > 0 && discordant > 0)) {
    return { statistic, p, ...NO_ODDS, strata: informative };
  }
  const oddsRatio = concordant / discordant;
  const standardErrorLog = Math.sqrt(logVariance(strata, oddsRatio, concordant));
  const delta = DELTA_PER_LOG_ODDS * Math.log(oddsRatio);
  const standardErrorDelta = -DELTA_PER_LOG_ODDS * standardErrorLog;
  return {
    statistic,
    p,
    oddsRatio,
    standardErrorLog,
    delta,
    standardErrorDelta,
    etsClass: etsClassOf(delta, standardErrorDelta, p !== null && p < alpha),
    strata: informative,
  };
}

const NO_ODDS = {
  oddsRatio: null,
  standardErrorLog: null,
  delta: null,
  standardErrorDelta: null,
  etsClass: null,
} as const;

function logVariance(strata: readonly TwoByTwo[], oddsRatio: number, concordant: number): number {
  let sum = 0;
  for (const [a, b, c, d] of strata) {
    const n = a + b + c + d;
    if (n > 0) sum += ((a * d + oddsRatio * b * c) * (a + d + oddsRatio * (b + c))) / (n * n);
  }
  return sum / (2 * concordant * concordant);
}

/**
 * Class of a difference on the delta scale (Zwick and Ercikan 1989): C at 1.5 and more and above 1 beyond chance;
 * A below 1 or not different from 0; B between.
 */
export function etsClassOf(delta: number, standardError: number, isSignificant: boolean): EtsClass {
  const size = Math.abs(delta);
  if (size < 1 || !isSignificant) return 'A';
  return size >= 1.5 && size - 1 > ONE_SIDED_POINT * standardError ? 'C' : 'B';
}
