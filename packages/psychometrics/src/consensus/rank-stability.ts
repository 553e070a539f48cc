// How stable a panel's ranking is: panellists are drawn again with replacement, and the ranking with them.
// Source: B. Efron (1979), resampling of the panellists; P. Hall and H. Miller (2009) on its limits for close ranks.
import type { MethodRecord } from '../bank/bank.ts';
import { type AgreementRating, numbersOfRatings, type RatingLabel } from '../agreement/ratings.ts';
import { sampleQuantile } from '../numeric/quantile.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import type { ResultWarning } from '../result/result-types.ts';

export interface RankStabilityOptions {
  /** Statements are ranked by this figure of their ratings, highest first; `mean` when absent. */
  by?: 'mean' | 'median';
  /** Ranks up to here are kept (the 8 of 25): the swap asked about is between `cut` and `cut + 1`. */
  cut: number;
  /** 2,000 when absent. */
  resamples?: number;
  seed?: number | string;
}

export interface StatementStability {
  subject: RatingLabel;
  score: number;
  /** 1 is the highest; equal scores share the lower places in order of appearance (see the warning). */
  rank: number;
  /** Share of resamples in which it stands among the first `cut`. */
  shareKept: number;
  /** Rank in 5 and 95 of 100 resamples. */
  rankRange: readonly [number, number];
}

export interface RankStability {
  /** By rank. */
  statements: readonly StatementStability[];
  /** Share of resamples in which the statements now on ranks `cut` and `cut + 1` stand the other way round; ties count half. */
  swapAtCut: number;
  /** The same for every neighbouring pair of ranks: entry k is between ranks k + 1 and k + 2. */
  swaps: readonly number[];
  /** Share of resamples whose first `cut` are the same set. */
  sameSet: number;
  panellists: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Rank stability by resampling panellists.
 * @param ratings subject: statement, rater: panellist, value: number; missing ratings are left out of the statement's figure
 * @throws RangeError when cut does not lie between 1 and one less than the statements, resamples is below 1, there are fewer than two
 *   panellists, or a statement has no rating; TypeError for text
 * @example rankStability(ratingsFromRows([[5, 5], [4, 3], [1, 2]]), { cut: 1 }).swapAtCut // 0
 */
export function rankStability(ratings: readonly AgreementRating[], options: RankStabilityOptions): RankStability {
  const { subjects, raters, numbers } = numbersOfRatings(ratings);
  const n = subjects.length;
  const m = raters.length;
  const by = options.by ?? 'mean';
  const resamples = options.resamples ?? 2000;
  const seed = options.seed ?? 'rank-stability';
  if (by !== 'mean' && by !== 'median') throw new RangeError(`by: "mean" or "median", not ${JSON.stringify(by)}`);
  if (!(Number.isInteger(options.cut) && options.cut >= 1 && options.cut < n)) {
    throw new RangeError(`cut: a whole number from 1 to ${n - 1}, not ${options.cut}`);
  }
  if (!(Number.isInteger(resamples) && resamples >= 1)) throw new RangeError(`resamples: a whole number of at least 1`);
  if (m < 2) throw new RangeError('rankStability: at least two panellists are needed');
  const everybody = Int32Array.from({ length: m }, (_, g) => g);
  const scores = scoresOf(numbers, n, m, everybody, by);
  const unrated = scores.findIndex((score) => Number.isNaN(score));
  if (unrated >= 0) throw new RangeError(`rankStability: nobody rated ${subjects[unrated]}`);
  const order = orderOf(scores);
  const random = createRandom(seed);
  const swaps = new Float64Array(n - 1);
  const kept = new Float64Array(n);
  const ranks = Array.from({ length: n }, () => new Float64Array(resamples));
  let sameSet = 0;
  let gaps = 0;
  for (let b = 0; b < resamples; b += 1) {
    const drawn = everybody.map(() => random.below(m));
    const again = scoresOf(numbers, n, m, drawn, by);
    for (let i = 0; i < n; i += 1) {
      if (!Number.isNaN(again[i]!)) continue;
      // Nobody drawn rated it: the whole panel's figure stands in, counted for the warning.
      again[i] = scores[i]!;
      gaps += 1;
    }
    for (let k = 0; k < n - 1; k += 1) {
      const above = again[order[k]!]!;
      const below = again[order[k + 1]!]!;
      if (below > above) swaps[k]! += 1;
      else if (below === above) swaps[k]! += 0.5;
    }
    const placed = orderOf(again, order);
    for (const [place, i] of placed.entries()) ranks[i]![b] = place + 1;
    const first = placed.slice(0, options.cut);
    for (const i of first) kept[i]! += 1;
    if (first.every((i) => order.indexOf(i) < options.cut)) sameSet += 1;
  }
  const warnings: ResultWarning[] = [];
  const tie = scores[order[options.cut - 1]!] === scores[order[options.cut]!];
  if (tie)
    warnings.push({
      code: 'tie-at-cut',
      message: `ranks ${options.cut} and ${options.cut + 1} are equal: the cut is arbitrary`,
    });
  if (gaps > 0)
    warnings.push({ code: 'unrated-in-resample', message: `${gaps} times no drawn panellist had rated a statement` });
  if (m < 8)
    warnings.push({
      code: 'few-panellists',
      message: `${m} panellists: resampling so few understates the instability`,
    });
  return {
    statements: order.map((i, place) => ({
      subject: subjects[i]!,
      score: scores[i]!,
      rank: place + 1,
      shareKept: kept[i]! / resamples,
      rankRange: [Math.round(sampleQuantile(ranks[i]!, 0.05)), Math.round(sampleQuantile(ranks[i]!, 0.95))],
    })),
    swapAtCut: swaps[options.cut - 1]! / resamples,
    swaps: Array.from(swaps, (count) => count / resamples),
    sameSet: sameSet / resamples,
    panellists: m,
    warnings,
    method: {
      name: 'rank-stability',
      version: '1',
      page: 'rank-stability',
      parameters: { by, cut: options.cut, resamples, seed },
    },
  };
}

function scoresOf(numbers: Float64Array, n: number, m: number, drawn: Int32Array, by: 'mean' | 'median'): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const values: number[] = [];
    for (const g of drawn) {
      const value = numbers[i * m + g]!;
      if (!Number.isNaN(value)) values.push(value);
    }
    if (values.length === 0) return NaN;
    return by === 'median' ? sampleQuantile(values, 0.5) : values.reduce((a, b) => a + b) / values.length;
  });
}

/** Indices by falling score; equal scores keep the order given. */
function orderOf(scores: Float64Array, start?: readonly number[]): number[] {
  const order = start ? [...start] : Array.from(scores, (_, i) => i);
  return order.sort((a, b) => scores[b]! - scores[a]!);
}
