// Kendall's coefficient of concordance among raters who rank or score the same subjects, corrected for ties.
// Sources: M. G. Kendall and B. Babington Smith (1939); M. G. Kendall (1948), section 6.8, for ties and the chi-square test.
import type { MethodRecord } from '../bank/bank.ts';
import { averageRanks } from '../numeric/average-ranks.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { createRandom } from '../numeric/seeded-random.ts';
import type { ResultStatus, ResultWarning } from '../result/result-types.ts';
import { numbersOfRatings, type AgreementRating, type RatingLabel } from './ratings.ts';

export interface KendallOptions {
  /** Permutations for an exact-in-the-limit p value; 0 (none) when absent. */
  permutations?: number;
  seed?: number | string;
}

export interface KendallConcordance {
  status: ResultStatus;
  /** 0 no, 1 full concordance; null when every rater ties all subjects. */
  w: number | null;
  /** Mean Spearman correlation over pairs of raters: (m W - 1) / (m - 1). Null when a rater ties all subjects. */
  meanCorrelation: number | null;
  test: { chiSquare: number; df: number; p: number } | null;
  permutationP: number | null;
  subjects: readonly RatingLabel[];
  raters: number;
  /** Sum of ranks per subject, in the order of `subjects`; 1 is the lowest value. */
  rankSums: readonly number[];
  /** Raters with at least one tie. */
  ratersWithTies: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Kendall's W. Subjects that lack a rating are left out, with a warning.
 * @param ratings numbers (scores or ranks) of two or more raters
 * @throws RangeError for fewer than two raters or a number of permutations below 0; TypeError for text
 * @example kendallW(ratingsFromRows([[1, 1, 2], [2, 3, 1], [3, 2, 3]])).w // 0.4444
 */
export function kendallW(ratings: readonly AgreementRating[], options: KendallOptions = {}): KendallConcordance {
  const permutations = options.permutations ?? 0;
  if (!(Number.isInteger(permutations) && permutations >= 0)) {
    throw new RangeError(`permutations: a whole number of at least 0, not ${permutations}`);
  }
  const seed = options.seed ?? 'kendall-w';
  const { subjects, raters, numbers } = numbersOfRatings(ratings);
  const m = raters.length;
  if (m < 2) throw new RangeError('kendallW: at least two raters are needed');
  const kept = subjects
    .map((_, i) => i)
    .filter((i) => !numbers.subarray(i * m, (i + 1) * m).some((value) => Number.isNaN(value)));
  const warnings: ResultWarning[] = [];
  if (kept.length < subjects.length) {
    const left = subjects.length - kept.length;
    warnings.push({ code: 'subjects-left-out', message: `${left} subjects lack a rating and are left out` });
  }
  const n = kept.length;
  const columns = raters.map((_, g) => averageRanks(kept.map((i) => numbers[i * m + g]!)));
  const tieTerm = columns.reduce((sum, { tieSizes }) => sum + tieSizes.reduce((t, size) => t + size ** 3 - size, 0), 0);
  const rankSums = kept.map((_, at) => columns.reduce((sum, { ranks }) => sum + ranks[at]!, 0));
  const greatest = m * m * (n ** 3 - n) - m * tieTerm;
  const frame = {
    subjects: kept.map((i) => subjects[i]!),
    raters: m,
    rankSums,
    ratersWithTies: columns.filter(({ tieSizes }) => tieSizes.length > 0).length,
    method: {
      name: 'kendall-w',
      version: '1',
      page: 'concordance',
      parameters: { ties: 'corrected', missing: 'listwise', permutations, ...(permutations > 0 ? { seed } : {}) },
    },
  };
  if (n < 2 || !(greatest > 0)) {
    warnings.push(
      n < 2
        ? { code: 'too-few-subjects', message: 'at least two subjects rated by everybody are needed' }
        : { code: 'no-variance', message: 'every rater gave all subjects the same value' },
    );
    return {
      status: 'not-estimable',
      w: null,
      meanCorrelation: null,
      test: null,
      permutationP: null,
      ...frame,
      warnings,
    };
  }
  const w = Math.min(1, (12 * squaresAround(rankSums)) / greatest);
  const allTied = columns.some(({ tieSizes }) => tieSizes[0] === n);
  if (allTied) {
    warnings.push({ code: 'rater-without-order', message: 'a rater gave all subjects the same value: it dilutes W' });
  }
  const chiSquare = m * (n - 1) * w;
  if (n < 8 && permutations === 0) {
    warnings.push({
      code: 'approximate-test',
      message: 'fewer than 8 subjects: ask for permutations instead of chi-square',
    });
  }
  return {
    status: 'estimated',
    w,
    meanCorrelation: allTied ? null : meanSpearman(columns.map(({ ranks }) => ranks)),
    test: { chiSquare, df: n - 1, p: chiSquareUpperTail(chiSquare, n - 1) },
    permutationP:
      permutations > 0
        ? permutationP(
            columns.map(({ ranks }) => ranks),
            squaresAround(rankSums),
            permutations,
            seed,
          )
        : null,
    ...frame,
    warnings,
  };
}

function squaresAround(values: readonly number[] | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares;
}

function meanSpearman(columns: readonly Float64Array[]): number {
  const standardised = columns.map((ranks) => {
    const mean = (ranks.length + 1) / 2;
    const size = Math.sqrt(squaresAround(ranks));
    return ranks.map((rank) => (rank - mean) / size);
  });
  const m = columns.length;
  let squares = 0;
  for (let i = 0; i < columns[0]!.length; i += 1) {
    squares += standardised.reduce((sum, ranks) => sum + ranks[i]!, 0) ** 2;
  }
  return (squares - m) / (m * (m - 1));
}

/** Share of shuffled rankings at least as concordant, the observed one counted in. Source: B. Phipson and G. K. Smyth (2010). */
function permutationP(
  columns: readonly Float64Array[],
  observed: number,
  permutations: number,
  seed: number | string,
): number {
  const random = createRandom(seed);
  const shuffled = columns.map((ranks) => ranks.slice());
  const n = shuffled[0]!.length;
  const sums = new Float64Array(n);
  let asGreat = 0;
  for (let b = 0; b < permutations; b += 1) {
    sums.fill(0);
    for (const ranks of shuffled) {
      for (let i = n - 1; i > 0; i -= 1) {
        const j = random.below(i + 1);
        const held = ranks[i]!;
        ranks[i] = ranks[j]!;
        ranks[j] = held;
      }
      for (let i = 0; i < n; i += 1) sums[i]! += ranks[i]!;
    }
    if (squaresAround(sums) >= observed * (1 - 1e-12)) asGreat += 1;
  }
  return (asGreat + 1) / (permutations + 1);
}
