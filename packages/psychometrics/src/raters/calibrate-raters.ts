// Many-facet calibration by marginal maximum likelihood: items, and a severity for each rater.
// Sources: J. M. Linacre (1989); R. J. Patz et al. (2002), Journal of Educational and Behavioral Statistics 27;
// E. R. Berndt, B. H. Hall, R. E. Hall and J. A. Hausman (1974), Annals of Economic and Social Measurement 3 (search).
import { equalNodes } from '../calibration/design.ts';
import { invert } from '../calibration/information/covariance.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { type FittedRatings, maximiseRatings, startOfRatings } from './maximise-ratings.ts';
import { planRatings, type RatingPlan, severitiesOf } from './rating-likelihood.ts';
import type {
  RatedItem,
  RaterCalibration,
  RaterOptions,
  RaterSeverity,
  RaterWarning,
  FacetRating,
} from './rating-types.ts';
import { readRatings, type RatingTable } from './read-ratings.ts';

/**
 * Calibrates items and raters from a long table of ratings.
 * Theta is normal with mean 0 (variance 1 for grm and gpcm, free for pcm); severities sum to zero. Not every rater needs
 * to rate every person or item; a missing rating carries no information.
 * @param ratings one entry per rating, in any order; a null value is missing
 * @returns JSON-safe; severities above zero belong to raters who are harder to please
 * @throws RangeError or TypeError naming the rating or option that cannot be used
 * @example
 * const ratings = ['p', 'q', 's', 't'].flatMap((person, p) =>
 *   ['x', 'y'].flatMap((item, i) => ['A', 'B'].map((rater, r) => ({ person, item, rater, value: (p + i + r) % 3 }))));
 * calibrateRaters(ratings, { model: 'pcm' }).raters.map(({ rater }) => rater); // ['A', 'B']
 */
export function calibrateRaters(ratings: readonly FacetRating[], options: RaterOptions): RaterCalibration {
  assertOptions(options);
  const table = readRatings(ratings, options);
  if (table.raters.length < 2) throw new RangeError('ratings: two raters are needed to compare their severity');
  assertVaried(table);
  const priorSd = options.severityPrior?.sd ?? null;
  const nodes = equalNodes(options.nodes ?? 61, -6, 6);
  const plan = planRatings(table, options.model, nodes, priorSd, true);
  const fitted = maximiseRatings(plan, startOfRatings(plan), options.maximumIterations ?? 200, true);
  const covariance = fitted.information ? invert(fitted.information, plan.free.length) : null;
  const equal = priorSd === null ? equalSeverity(table, options, nodes, fitted) : null;
  return describe(plan, fitted, covariance, equal, options);
}

function assertOptions({ model, severityPrior, nodes }: RaterOptions): void {
  if (!['grm', 'pcm', 'gpcm'].includes(model)) throw new RangeError(`model: grm, pcm or gpcm, not "${model}"`);
  if (severityPrior && !(severityPrior.sd > 0)) throw new RangeError('severityPrior.sd: a number above zero');
  if (nodes !== undefined && !(Number.isInteger(nodes) && nodes >= 15))
    throw new RangeError('nodes: a whole number, 15 or more');
}

function assertVaried(table: RatingTable): void {
  for (const [index, item] of table.items.entries()) {
    const used = new Set<number>();
    for (const [i, c] of table.category.entries()) if (table.item[i] === index) used.add(c);
    if (used.size < 2)
      throw new RangeError(`item ${item}: every rating is ${table.labels[[...used][0]!]}; leave it out`);
  }
}

function equalSeverity(
  table: RatingTable,
  options: RaterOptions,
  nodes: Float64Array,
  fitted: FittedRatings,
): RaterCalibration['equalSeverity'] {
  const plan = planRatings(table, options.model, nodes, null, false);
  const start = fitted.parameters.slice();
  start.fill(0, plan.severityAt, plan.logSdAt);
  const none = maximiseRatings(plan, start, options.maximumIterations ?? 200, false);
  if (!fitted.converged || !none.converged) return null;
  const chiSquare = Math.max(0, 2 * (fitted.evaluation.logLik - none.evaluation.logLik));
  const df = table.raters.length - 1;
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) };
}

function describe(
  plan: RatingPlan,
  fitted: FittedRatings,
  covariance: Float64Array | null,
  equal: RaterCalibration['equalSeverity'],
  options: RaterOptions,
): RaterCalibration {
  const { table, logSdAt } = plan;
  const { parameters, evaluation } = fitted;
  const n = plan.free.length;
  const place = new Map(Array.from(plan.free, (at, i) => [at, i]));
  const error = (slopes: readonly (readonly [number, number])[]): number | null => {
    if (!covariance) return null;
    let variance = 0;
    for (const [i, x] of slopes) {
      for (const [j, y] of slopes) {
        if (place.has(i) && place.has(j)) variance += x * y * covariance[place.get(i)! * n + place.get(j)!]!;
      }
    }
    return variance > 0 ? Math.sqrt(variance) : null;
  };
  const variance = Math.exp(2 * parameters[logSdAt]!);
  const warnings = [...table.warnings, ...numericWarnings(plan, fitted, covariance)];
  return {
    model: options.model,
    n: {
      persons: table.persons.length,
      items: table.items.length,
      raters: table.raters.length,
      ratings: table.item.length,
    },
    logLik: evaluation.logLik,
    aic: 2 * n - 2 * evaluation.logLik,
    bic: n * Math.log(table.persons.length) - 2 * evaluation.logLik,
    parameters: n,
    converged: fitted.converged,
    iterations: fitted.iterations,
    latentVariance: variance,
    latentVarianceStandardError: error([[logSdAt, 2 * variance]]),
    raters: describeRaters(plan, parameters, error),
    items: table.items.map((_, item) => describeItem(plan, parameters, item, error)),
    persons: table.persons.map((person, p) => ({
      person,
      theta: evaluation.theta[p]!,
      standardError: evaluation.thetaSd[p]!,
      n: table.start[p + 1]! - table.start[p]!,
    })),
    equalSeverity: equal,
    warnings,
    method: {
      name: 'many-facet-rating-model',
      version: '1',
      page: 'rater-severity',
      parameters: {
        model: options.model,
        metric: 'logistic, D = 1',
        severityPriorSd: plan.priorSd ?? 'none',
        constraint: 'severities sum to zero',
      },
    },
  };
}

type ErrorReader = (slopes: readonly (readonly [number, number])[]) => number | null;

function describeRaters(plan: RatingPlan, parameters: Float64Array, error: ErrorReader): RaterSeverity[] {
  const { table, severityAt } = plan;
  const severities = severitiesOf(plan, parameters);
  const R = table.raters.length;
  const counts = new Int32Array(R);
  for (const r of table.rater) counts[r]! += 1;
  return table.raters.map((rater, r) => {
    const slopes: (readonly [number, number])[] =
      r < R - 1 ? [[severityAt + r, 1]] : Array.from({ length: R - 1 }, (_, other) => [severityAt + other, -1]);
    return { rater, severity: severities[r]!, standardError: error(slopes), n: counts[r]! };
  });
}

function describeItem(plan: RatingPlan, parameters: Float64Array, item: number, error: ErrorReader): RatedItem {
  const { table, curve, model } = plan;
  const at = item * curve.size;
  const a = parameters[at]!;
  const thresholds: number[] = [];
  const errors: (number | null)[] = [];
  for (let k = 1; k < curve.size; k += 1) {
    const hasBefore = model !== 'grm' && k > 1;
    const b = ((hasBefore ? parameters[at + k - 1]! : 0) - parameters[at + k]!) / a;
    thresholds.push(b);
    const slopes: [number, number][] = [
      [at, -b / a],
      [at + k, -1 / a],
    ];
    if (hasBefore) slopes.push([at + k - 1, 1 / a]);
    errors.push(error(slopes));
  }
  const n = table.item.reduce((sum, x) => sum + (x === item ? 1 : 0), 0);
  return {
    item: table.items[item]!,
    discrimination: a,
    thresholds,
    standardErrors: { discrimination: error([[at, 1]]), thresholds: errors },
    n,
  };
}

function numericWarnings(plan: RatingPlan, fitted: FittedRatings, covariance: Float64Array | null): RaterWarning[] {
  const warnings: RaterWarning[] = [];
  for (const [item, categories] of plan.empty.entries()) {
    if (categories.length === 0) continue;
    const labels = categories.map((c) => plan.table.labels[c]).join(', ');
    const message = `Nobody used category ${labels} of item ${plan.table.items[item]}; half a person stands in for it.`;
    warnings.push({ code: 'empty-category', message });
  }
  if (plan.table.persons.length < plan.free.length) {
    const message = `${plan.table.persons.length} persons are fewer than the ${plan.free.length} free parameters.`;
    warnings.push({ code: 'few-persons', message });
  }
  if (!fitted.converged) {
    warnings.push({
      code: 'not-converged',
      message: `The search stopped after ${fitted.iterations} iterations before the maximum.`,
    });
  }
  if (!covariance) {
    warnings.push({
      code: 'not-identified',
      message: 'The information is not positive definite; there are no standard errors.',
    });
  }
  return warnings;
}
