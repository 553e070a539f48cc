// Calibration by marginal maximum likelihood, or maximum a posteriori under stated priors.
// Sources: R. D. Bock and M. Aitkin (1981), Psychometrika 46; E. Muraki (1992), Applied Psychological Measurement 16;
// D. Oakes (1999), Journal of the Royal Statistical Society B 61.
import type { Calibration, CalibrationOptions } from './calibration-types.ts';
import { type BuiltDesign, buildDesign } from './build-design.ts';
import { ITEM_MODELS } from './curves/item-curve.ts';
import { type Design, equalNodes, withNodes } from './design.ts';
import { createWorkspace, evaluate, logLikelihood } from './evaluate.ts';
import { accelerate } from './expectation-maximisation.ts';
import { holdAtBounds } from './hold-at-bounds.ts';
import { covarianceOf, type CovarianceResult } from './information/covariance.ts';
import { ascend } from './quasi-newton.ts';
import { isFlat, readResponses, type ResponseMatrix } from './read-responses.ts';
import { type Fitted, summarise } from './summarise.ts';

const DEFAULT_NODES = 61;
const MOST_NODES = 481;

/** Doubling the nodes may move the log-likelihood by this before the nodes are doubled for good. */
const NODE_TOLERANCE = 1e-3;

/**
 * Calibrates the items of a response matrix (persons x items).
 * Theta is normal with mean 0 and variance 1 in the (reference) group; Rasch and PCM have slope 1 and a free variance.
 * A missing cell carries no information (missing at random). Equal patterns are worked on once; the nodes are doubled
 * until the log-likelihood stays.
 * @param responses rows of numbers, labels or null, or a flat array for large files
 * @param options the model and, where wanted, names, categories, groups with anchors, fixed parameters, priors, nodes
 * @returns JSON-safe; look at `converged` and `warnings` before using the numbers
 * @throws RangeError or TypeError that names the argument, row and column which cannot be used
 * @example
 * const rows = [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 0], [1, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 1]];
 * const { items, warnings } = calibrate(rows, { model: 'rasch', names: ['a', 'b', 'c'] });
 */
export function calibrate(responses: ResponseMatrix, options: CalibrationOptions): Calibration {
  assertOptions(options);
  const models = options.models;
  const coded = readResponses(
    responses,
    options.names,
    options.categories,
    models ? columnModels(responses, options) : options.model,
  );
  const [low, high] = options.range ?? [-6, 6];
  const built = buildDesign(coded, options, equalNodes(options.nodes ?? DEFAULT_NODES, low, high));
  const fitted = fit(built, options);
  const method = options.standardErrors ?? 'oakes';
  const work = createWorkspace(fitted.design);
  const covariance: CovarianceResult | null =
    method === 'none' ? null : covarianceOf(fitted.design, fitted.evaluation, work, method);
  return summarise(coded, built, fitted, covariance, options);
}

function columnModels(responses: ResponseMatrix, options: CalibrationOptions): CalibrationOptions['model'][] {
  const columns = isFlat(responses) ? responses.columns : (responses[0]?.length ?? 0);
  return Array.from(
    { length: columns },
    (_, j) => options.models?.[options.names?.[j] ?? `item ${j + 1}`] ?? options.model,
  );
}

function assertOptions(options: CalibrationOptions): void {
  for (const model of [options.model, ...Object.values(options.models ?? {})]) {
    if (!ITEM_MODELS.includes(model)) throw new RangeError(`model: one of ${ITEM_MODELS.join(', ')}, not "${model}"`);
  }
  const { nodes, range, tolerance, maximumIterations } = options;
  if (nodes !== undefined && !(Number.isInteger(nodes) && nodes >= 15 && nodes <= 2001)) {
    throw new RangeError('nodes: a whole number from 15 to 2001');
  }
  if (range && !(range[0] < range[1] && Number.isFinite(range[1] - range[0]))) {
    throw new RangeError('range: two finite numbers, the lower first');
  }
  if (tolerance !== undefined && !(tolerance > 0)) throw new RangeError('tolerance: a number above zero');
  if (maximumIterations !== undefined && !(maximumIterations >= 1)) {
    throw new RangeError('maximumIterations: 1 or more');
  }
}

/** Fits, then checks nodes and range and fits again from where it stands when they were too few. */
function fit(built: BuiltDesign, options: CalibrationOptions): Fitted {
  let fitted = fitOnNodes(built.design, built.start, options, true);
  for (;;) {
    const { design, evaluation } = fitted;
    const better = options.nodes === undefined ? betterNodes(fitted, options) : null;
    if (!better) return fitted;
    const again = fitOnNodes(withNodes(design, better), evaluation.parameters, options, false);
    fitted = {
      ...again,
      iterations: fitted.iterations + again.iterations,
      passes: fitted.passes + again.passes,
    };
  }
}

function betterNodes(fitted: Fitted, options: CalibrationOptions): Float64Array | null {
  const { design, evaluation, doubledNodesLogLik } = fitted;
  const { nodes } = design;
  const Q = nodes.length;
  let reach = nodes[Q - 1]!;
  if (!options.range) {
    for (const { meanAt, logSdAt } of design.groups) {
      const need = Math.abs(evaluation.parameters[meanAt]!) + 5 * Math.exp(evaluation.parameters[logSdAt]!);
      reach = Math.max(reach, Math.ceil(need));
    }
  }
  const isWider = reach > nodes[Q - 1]! + 1e-9;
  const isFiner = Math.abs(doubledNodesLogLik - evaluation.logLik) > NODE_TOLERANCE;
  if ((!isWider && !isFiner) || Q >= MOST_NODES) return null;
  const step = (nodes[1]! - nodes[0]!) / (isFiner ? 2 : 1);
  const low = isWider ? -reach : nodes[0]!;
  const high = isWider ? reach : nodes[Q - 1]!;
  return equalNodes(Math.min(MOST_NODES, Math.round((high - low) / step) + 1), low, high);
}

function fitOnNodes(plan: Design, start: Float64Array, options: CalibrationOptions, isFirst: boolean): Fitted {
  let design = plan;
  const work = createWorkspace(design);
  const tolerance = options.tolerance ?? 1e-8;
  const most = options.maximumIterations ?? 500;
  const first = evaluate(design, start, work);
  if (!Number.isFinite(first.objective)) {
    throw new RangeError('fixed: some answers have no probability under the fixed values');
  }
  const cycles =
    isFirst && design.free.length > 0 ? accelerate(design, first, work, 2, 1) : { evaluation: first, passes: 0 };
  let ascent = ascend(design, cycles.evaluation, work, tolerance, most, options.onProgress);
  let iterations = ascent.iterations + Math.ceil(cycles.passes / 2);
  let passes = ascent.passes + cycles.passes + 1;
  while (!ascent.converged && iterations < most) {
    const held = holdAtBounds(design, ascent.evaluation.parameters);
    if (!held) break;
    ({ design } = held);
    ascent = ascend(design, evaluate(design, held.parameters, work), work, tolerance, most, options.onProgress);
    iterations += ascent.iterations + 1;
    passes += ascent.passes + 1;
  }
  const { nodes } = design;
  const doubled = withNodes(design, equalNodes(2 * nodes.length - 1, nodes[0]!, nodes[nodes.length - 1]!));
  return {
    design,
    evaluation: ascent.evaluation,
    iterations,
    passes,
    converged: ascent.converged,
    promisedGain: ascent.promisedGain,
    doubledNodesLogLik: logLikelihood(doubled, ascent.evaluation.parameters, createWorkspace(doubled)),
  };
}
