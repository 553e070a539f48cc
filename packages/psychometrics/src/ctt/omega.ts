// Omega, the share of a scale's variance that one common factor explains, with its estimator named.
// Sources: R. P. McDonald (1999), equation 6.20b; W. Revelle and R. E. Zinbarg (2009) for the form with unique variances.
import type { MethodRecord } from '../bank/bank.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { correlationMatrix, itemCovariance, totalOf } from './covariance-matrix.ts';
import { fitOneFactorMinres } from './one-factor-minres.ts';
import { fitOneFactorMl, oneFactorTest } from './one-factor-ml.ts';
import { readScoreTable, type ScaleOptions, type ScoreRows } from './score-table.ts';

export type OmegaEstimator = 'ml' | 'minres';

export interface OmegaOptions extends ScaleOptions {
  /** `ml`: maximum likelihood on covariances (raw scores); `minres`: minimum residuals on correlations (standardised items). */
  estimator?: OmegaEstimator;
  level?: number;
}

export interface Omega {
  status: ResultStatus;
  /** `ml`: (sum of loadings)^2 / observed variance; `minres`: 1 - sum of unique variances / observed variance. */
  omega: number | null;
  /** The same with the variance the model implies: (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances). */
  omegaOfModel: number | null;
  /** Of omegaOfModel, by the delta method; only for `ml`. */
  standardError: number | null;
  interval: Interval | null;
  loadings: readonly { item: string; loading: number; standardError: number | null; uniqueness: number }[];
  fit: { chiSquare: number; df: number; p: number } | null;
  converged: boolean;
  iterations: number;
  people: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

/**
 * Omega of one factor.
 * @param rows people x items, already turned round where reverse-keyed
 * @returns omega null with status `not-estimable` for fewer than three items, a constant item or too few people
 * @throws RangeError when the estimator is unknown; TypeError or RangeError that names a cell that cannot be read
 * @example omega([[1, 2, 1], [2, 3, 3], [4, 4, 5], [5, 3, 4], [2, 2, 3]], { estimator: 'ml' }).omega
 */
export function omega(rows: ScoreRows, options: OmegaOptions = {}): Omega {
  const estimator = options.estimator ?? 'ml';
  const level = options.level ?? 0.95;
  assertConfidence(level, 'omega');
  if (estimator !== 'ml' && estimator !== 'minres') {
    throw new RangeError(`estimator: "ml" or "minres", not ${JSON.stringify(estimator)}`);
  }
  const table = readScoreTable(rows, options);
  const k = table.items.length;
  const frame = {
    people: table.people,
    method: {
      name: 'omega',
      version: '1',
      page: 'reliability',
      parameters: {
        estimator,
        factors: 1,
        missing: table.missing,
        level,
        metric: estimator === 'ml' ? 'covariance' : 'correlation',
        denominator: 'observed variance',
      },
    },
  };
  const warnings = [...table.warnings];
  const covariance = itemCovariance(table);
  const correlations = covariance && correlationMatrix(covariance);
  const refusal = refuse(k, covariance !== null, correlations !== null, table.people);
  if (covariance === null || correlations === null || refusal !== null) {
    if (refusal) warnings.push(refusal);
    return { ...EMPTY, ...frame, warnings };
  }
  if (table.missingAnswers > 0) {
    warnings.push({
      code: 'missing-answers',
      message: 'pairwise correlations: the test of fit and the standard errors are approximate',
    });
  }
  const ml = estimator === 'ml' ? fitOneFactorMl(correlations, k) : null;
  const solved = ml ?? fitOneFactorMinres(correlations, k);
  const unit = ml && ml.unitCovariance;
  // Maximum likelihood is scale free: fitted on correlations, reported in raw units. Divisor n, as its likelihood has it.
  const shrink = estimator === 'ml' ? (table.people - 1) / table.people : 1;
  const scale = Float64Array.from({ length: k }, (_, i) =>
    estimator === 'ml' ? Math.sqrt(covariance.matrix[i * k + i]! * shrink) : 1,
  );
  const loadings = solved.loadings.map((loading, i) => loading * scale[i]!);
  const uniquenesses = solved.uniquenesses.map((unique, i) => unique * scale[i]! ** 2);
  const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
  const unique = uniquenesses.reduce((sum, value) => sum + value, 0);
  const observed = estimator === 'ml' ? totalOf(covariance.matrix) * shrink : totalOf(correlations);
  const omegaOfModel = common + unique > 0 ? common / (common + unique) : null;
  const standardError = unit && deltaError(loadings, uniquenesses, scale, unit, table.people);
  if (solved.heywood.length > 0) {
    const names = solved.heywood.map((i) => table.items[i]).join(', ');
    warnings.push({
      code: 'heywood',
      message: `${names}: the unique variance reached its lower bound; omega is not to be trusted`,
    });
  }
  if (!solved.converged) {
    warnings.push({
      code: 'not-converged',
      message: 'the factor solution did not converge; omega is not to be trusted',
    });
  }
  const z = -normalQuantile((1 - level) / 2);
  return {
    status: observed > 0 ? 'estimated' : 'not-estimable',
    omega: observed > 0 ? (estimator === 'ml' ? common / observed : 1 - unique / observed) : null,
    omegaOfModel,
    standardError,
    interval:
      standardError === null || omegaOfModel === null
        ? null
        : { level, lower: omegaOfModel - z * standardError, upper: omegaOfModel + z * standardError },
    loadings: table.items.map((item, i) => ({
      item,
      loading: loadings[i]!,
      standardError: unit ? Math.sqrt(unit[i * 2 * k + i]! / table.people) * scale[i]! : null,
      uniqueness: uniquenesses[i]!,
    })),
    fit: ml && oneFactorTest(ml.discrepancy, k, table.people),
    converged: solved.converged,
    iterations: solved.iterations,
    ...frame,
    warnings,
  };
}

const EMPTY = {
  status: 'not-estimable',
  omega: null,
  omegaOfModel: null,
  standardError: null,
  interval: null,
  loadings: [],
  fit: null,
  converged: false,
  iterations: 0,
} as const;

function refuse(k: number, hasCovariance: boolean, hasCorrelations: boolean, people: number): ResultWarning | null {
  if (k < 3) return { code: 'too-few-items', message: 'one factor is identified from three items on' };
  if (!hasCovariance)
    return { code: 'too-few-people', message: 'at least two people must have answered each pair of items' };
  if (!hasCorrelations) return { code: 'constant-item', message: 'an item does not vary: leave it out first' };
  if (people <= k)
    return { code: 'too-few-people', message: `${people} people for ${k} items: more people than items are needed` };
  return null;
}

/** Delta method for omegaOfModel; the covariance is that of the solution on correlations, so derivatives are rescaled. */
function deltaError(
  loadings: Float64Array,
  uniquenesses: Float64Array,
  scale: Float64Array,
  unit: Float64Array,
  people: number,
): number | null {
  const k = loadings.length;
  const sum = loadings.reduce((total, value) => total + value, 0);
  const unique = uniquenesses.reduce((total, value) => total + value, 0);
  const bottom = (sum * sum + unique) ** 2;
  if (!(bottom > 0)) return null;
  const slope = Float64Array.from({ length: 2 * k }, (_, i) =>
    i < k ? ((2 * sum * unique) / bottom) * scale[i]! : ((-sum * sum) / bottom) * scale[i - k]! ** 2,
  );
  let variance = 0;
  for (let i = 0; i < 2 * k; i += 1) {
    for (let j = 0; j < 2 * k; j += 1) variance += slope[i]! * slope[j]! * unit[i * 2 * k + j]!;
  }
  return Math.sqrt(Math.max(0, variance) / people);
}
