// Many-facet calibration by marginal maximum likelihood: items, and a severity for each rater.
// Sources: J. M. Linacre (1989); R. J. Patz et al. (2002), Journal of Educational and Behavioral Statistics 27;
// E. R. Berndt, B. H. Hall, R. E. Hall and J. A. Hausman (1974), Annals of Economic and Social Measurement 3 (search).
import { equalNodes } from '../calibration/design.ts';
import { invert } from '../calibration/information/covariance.ts';
import { startItem } from '../calibration/starting-values.ts';
import { chiSquareUpperTail } from '../numeric/chi-square.ts';
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import {
  evaluateRatings,
  planRatings,
  type RatingEvaluation,
  type RatingPlan,
  severitiesOf,
} from './rating-likelihood.ts';
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
  const fitted = maximise(plan, startOf(plan), options.maximumIterations ?? 200, true);
  const covariance = fitted.information ? invert(fitted.information, plan.free.length) : null;
  const equal = priorSd === null ? equalSeverity(table, options, nodes, fitted) : null;
  return describe(plan, fitted, covariance, equal, options);
}

interface FittedRatings {
  parameters: Float64Array;
  evaluation: RatingEvaluation;
  /** Minus the Hessian over the free parameters. */
  information: Float64Array | null;
  iterations: number;
  converged: boolean;
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

function startOf(plan: RatingPlan): Float64Array {
  const { table, curve, model } = plan;
  const start = new Float64Array(plan.size);
  for (let item = 0; item < table.items.length; item += 1) {
    const counts = new Float64Array(curve.categories);
    for (const [i, c] of table.category.entries()) if (table.item[i] === item) counts[c]! += 1;
    start.set(startItem(model, counts, 0.5, true), item * curve.size);
  }
  return start;
}

/** Cross-product scoring until little is left to gain, then Newton steps on differenced slopes. */
function maximise(
  plan: RatingPlan,
  start: Float64Array,
  maximumIterations: number,
  withErrors: boolean,
): FittedRatings {
  let parameters = start;
  let evaluation = evaluateRatings(plan, parameters, true);
  if (!evaluation) throw new RangeError('ratings: the starting values give some ratings no probability');
  let iterations = 0;
  let promised = Infinity;
  for (; iterations < maximumIterations && promised > 1e-3; iterations += 1) {
    const direction = solve(restrict(evaluation.crossProduct!, plan), freeOf(evaluation.gradient, plan), 1e-3);
    promised = gainOf(direction, evaluation, plan);
    const step = search(plan, parameters, evaluation, direction, true);
    if (!step) break;
    ({ parameters, evaluation } = step);
  }
  let information = differencedInformation(plan, parameters);
  let before = Infinity;
  let isStale = false;
  for (let round = 0; round < 40; round += 1) {
    const isDefinite = choleskyFactor(information, plan.free.length) !== null;
    const metric = isDefinite ? information : restrict(evaluateRatings(plan, parameters, true)!.crossProduct!, plan);
    const direction = solve(metric, freeOf(evaluation.gradient, plan), isDefinite ? 0 : 1e-3);
    promised = gainOf(direction, evaluation, plan);
    if (promised < 1e-9) break;
    // Differencing is dear: a metric that still wins a factor of twenty a step is kept.
    if (isStale && promised > 0.05 * before) {
      information = differencedInformation(plan, parameters);
      isStale = false;
      before = Infinity;
      continue;
    }
    before = promised;
    const step = search(plan, parameters, evaluation, direction, false);
    iterations += 1;
    if (!step) break;
    ({ parameters, evaluation } = step);
    isStale = true;
  }
  if (isStale && withErrors) information = differencedInformation(plan, parameters);
  const isDefinite = choleskyFactor(information, plan.free.length, 1e-10) !== null;
  return {
    parameters,
    evaluation,
    information: isDefinite ? information : null,
    iterations,
    converged: promised < 1e-6,
  };
}

function freeOf(vector: Float64Array, plan: RatingPlan): Float64Array {
  return Float64Array.from(plan.free, (i) => vector[i]!);
}

function restrict(matrix: Float64Array, plan: RatingPlan): Float64Array {
  const n = plan.free.length;
  return Float64Array.from(
    { length: n * n },
    (_, at) => matrix[plan.free[Math.floor(at / n)]! * plan.size + plan.free[at % n]!]!,
  );
}

function gainOf(direction: Float64Array, evaluation: RatingEvaluation, plan: RatingPlan): number {
  let sum = 0;
  for (const [i, at] of plan.free.entries()) sum += 0.5 * direction[i]! * evaluation.gradient[at]!;
  return sum;
}

function solve(matrix: Float64Array, vector: Float64Array, ridge: number): Float64Array {
  const n = vector.length;
  let scale = ridge;
  for (;;) {
    const raised = matrix.slice();
    for (let i = 0; i < n; i += 1) raised[i * n + i]! += scale * (1 + raised[i * n + i]!);
    const factor = choleskyFactor(raised, n);
    if (factor) {
      const x = vector.slice();
      solveLower(factor, n, x);
      solveLowerTransposed(factor, n, x);
      return x;
    }
    scale = Math.max(1e-6, scale * 10);
  }
}

function search(
  plan: RatingPlan,
  parameters: Float64Array,
  evaluation: RatingEvaluation,
  direction: Float64Array,
  withCrossProduct: boolean,
): { parameters: Float64Array; evaluation: RatingEvaluation } | null {
  let longest = 0;
  for (const d of direction) longest = Math.max(longest, Math.abs(d));
  let scale = Math.min(1, 1.5 / longest);
  for (let half = 0; half < 20; half += 1) {
    const trial = parameters.slice();
    for (const [i, at] of plan.free.entries()) trial[at]! += scale * direction[i]!;
    const next = evaluateRatings(plan, trial, withCrossProduct);
    if (next && next.objective >= evaluation.objective - 1e-12 * Math.abs(evaluation.objective)) {
      return { parameters: trial, evaluation: next };
    }
    scale /= 2;
  }
  return null;
}

/** Observed information by central differences of the exact slopes. */
function differencedInformation(plan: RatingPlan, parameters: Float64Array): Float64Array {
  const n = plan.free.length;
  const information = new Float64Array(n * n);
  for (const [i, at] of plan.free.entries()) {
    const h = 1e-5 * Math.max(1, Math.abs(parameters[at]!));
    const up = evaluateRatings(plan, parameters.with(at, parameters[at]! + h), false)?.gradient;
    const down = evaluateRatings(plan, parameters.with(at, parameters[at]! - h), false)?.gradient;
    for (const [j, to] of plan.free.entries()) {
      const half = up && down ? -(up[to]! - down[to]!) / (4 * h) : 0;
      information[i * n + j]! += half;
      information[j * n + i]! += half;
    }
  }
  return information;
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
  const none = maximise(plan, start, options.maximumIterations ?? 200, false);
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
