// Search for the maximum of the rating likelihood: cross-product scoring first, Newton steps to finish.
// Source: E. R. Berndt, B. H. Hall, R. E. Hall and J. A. Hausman (1974), Annals of Economic and Social Measurement 3.
import { startItem } from '../calibration/starting-values.ts';
import { choleskyFactor, solveLower, solveLowerTransposed } from '../numeric/cholesky.ts';
import { evaluateRatings, type RatingEvaluation, type RatingPlan } from './rating-likelihood.ts';

export interface FittedRatings {
  parameters: Float64Array;
  evaluation: RatingEvaluation;
  /** Minus the Hessian over the free parameters. */
  information: Float64Array | null;
  iterations: number;
  converged: boolean;
}

/** Slopes of 1 or so, intercepts from the shares of the categories, severities at zero. */
export function startOfRatings(plan: RatingPlan): Float64Array {
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
export function maximiseRatings(
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
